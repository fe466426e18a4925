package ai.nexus.bench.stage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The two configurations of nginx. Directives: https://nginx.org/en/docs/dirindex.html */
final class NginxConfig {

  /** nginx takes no word of more than 4,096 bytes. */
  private static final int EVENTS_PER_WORD = 10;

  private static final String KEPT_ALIVE =
      """
      keepalive_requests 1000000000;
      keepalive_timeout 600s;
      """;

  private NginxConfig() {}

  /** Answers at once, from memory, whatever is asked. */
  static String upstream(int port) {
    return frame(
        """
        server {
          listen 127.0.0.1:%d backlog=4096 reuseport;
          %s
          location /json/ { default_type application/json; return 200 '%s'; }
          location /sse/ { default_type text/event-stream; %s }
        }
        """
            .formatted(port, KEPT_ALIVE, Answers.JSON, stream()));
  }

  private static String stream() {
    List<String> events = Answers.events();
    int words = (events.size() + EVENTS_PER_WORD - 1) / EVENTS_PER_WORD;
    String sets =
        IntStream.range(0, words)
            .mapToObj(word -> "set $part%d '%s';".formatted(word, word(events, word)))
            .collect(Collectors.joining(" "));
    String parts =
        IntStream.range(0, words)
            .mapToObj(word -> "${part%d}".formatted(word))
            .collect(Collectors.joining());
    return sets + " return 200 \"" + parts + "data: [DONE]\n\n\";";
  }

  private static String word(List<String> events, int word) {
    return events.stream()
        .skip((long) word * EVENTS_PER_WORD)
        .limit(EVENTS_PER_WORD)
        .collect(Collectors.joining());
  }

  /** The yardstick: a plain proxy, one worker, connections kept on both sides. */
  static String proxy(int port, int fixedPort, int livePort) {
    return frame(
        """
        upstream fixed { server 127.0.0.1:%d; keepalive 4096; %s }
        upstream live { server 127.0.0.1:%d; keepalive 4096; %s }
        server {
          listen 127.0.0.1:%d backlog=4096 reuseport;
          %s
          client_max_body_size 32m;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_read_timeout 600s;
          proxy_send_timeout 600s;
          location /json/ { proxy_pass http://fixed; }
          location /sse/ { proxy_pass http://fixed; proxy_buffering off; }
          location / { proxy_pass http://live; proxy_buffering off; proxy_request_buffering off; }
        }
        """
            .formatted(fixedPort, KEPT_ALIVE, livePort, KEPT_ALIVE, port, KEPT_ALIVE));
  }

  private static String frame(String http) {
    return """
        %s
        worker_processes 1;
        worker_rlimit_nofile 20000;
        pid nginx.pid;
        error_log error.log;
        events { worker_connections 16384; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          %s
        }
        """
        .formatted(user(), http);
  }

  /** Else root's worker would be another user, who may not write here. */
  private static String user() {
    String name = System.getProperty("user.name");
    return name.equals("root") ? "user root;" : "";
  }
}
