package ai.nexus.e2e.kill;

import ai.nexus.e2e.support.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Clients that ask without a pause, JSON and streams in turns, until the gateway is gone. Each
 * request has an id of its own; the ids of those are noted whose answer's end the client saw.
 */
final class Load {

  private static final int CLIENTS = 8;
  private static final long LIMIT_SECONDS = 30;

  private final Tenant tenant;
  private final String conversation;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Queue<String> odd = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  Load(Tenant tenant, String conversation) {
    this.tenant = tenant;
    this.conversation = conversation;
  }

  void start() {
    for (int client = 0; client < CLIENTS; client++) {
      String prefix = conversation + "." + client + ".";
      clients.execute(() -> askOn(prefix));
    }
  }

  /** Call when the gateway is gone; returns when every client has noticed. */
  void end() throws InterruptedException {
    over = true;
    clients.shutdown();
    if (!clients.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("a client still waits for a gateway that was killed");
    }
  }

  String conversation() {
    return conversation;
  }

  /** The ids of all requests. */
  Set<String> sent() {
    return sent;
  }

  /** The ids of the requests whose answer's end was seen. */
  Set<String> seen() {
    return seen;
  }

  /** Answers that no request should have got. */
  Queue<String> odd() {
    return odd;
  }

  private void askOn(String prefix) {
    for (int number = 0; !over; number++) {
      String id = prefix + number;
      sent.add(id);
      try {
        if (number % 2 == 0) {
          askForJson(id);
        } else {
          askForStream(id);
        }
      } catch (IOException | UncheckedIOException cutOff) {
        // What of the answer was not seen until now never is.
      }
    }
  }

  private void askForJson(String id) {
    HttpResponse<String> answer = tenant.chat().complete(tenant.question(id), headers(id));
    if (answer.statusCode() == 200) {
      seen.add(id);
    } else {
      odd.add(id + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** The end is seen with {@code [DONE]}, whatever becomes of the connection behind it. */
  private void askForStream(String id) throws IOException {
    HttpResponse<InputStream> answer = tenant.chat().open(tenant.streamQuestion(id), headers(id));
    String last = "";
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("data: [DONE]")) {
          seen.add(id);
        }
        last = line;
      }
    }
    if (!seen.contains(id)) {
      odd.add(id + ": " + answer.statusCode() + " ended with " + last);
    }
  }

  private String[] headers(String id) {
    return new String[] {"X-Request-Id", id, "X-Conversation-Id", conversation};
  }
}
