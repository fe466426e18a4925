package ai.nexus.launcher.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clients for a gateway that serves nobody yet: whole answers, streams, sockets and statistics, so
 * that the JVM loads the classes of that work, and learns which of its methods matter.
 */
public final class Training {

  private static final int CLIENTS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String KEY = "training-key";

  private static final String PROVIDER =
      """
      {"name":"training","server_url":"%s","server_key":"none","personalized_key":"%s",\
      "description":""}""";
  private static final String MODEL =
      """
      {"provider_id":1,"model_name":"training","description":""}""";
  private static final String QUESTION =
      """
      {"model":"training","stream":%b,"temperature":0.7,"messages":[\
      {"role":"system","content":"You are a helpful assistant."},\
      {"role":"user","content":"Lorem ipsum dolor sit amet?"}]}""";

  private final URI api;
  private final URI admin;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /**
   * @param api of a gateway without providers, as http://127.0.0.1:5231
   * @param admin its admin REST, where no token is asked for
   */
  public Training(URI api, URI admin) {
    this.api = api;
    this.admin = admin;
  }

  /**
   * @throws IOException also where an answer is not as it must be
   */
  public void run(Duration length) throws IOException, InterruptedException {
    try (FixedUpstream upstream = FixedUpstream.start(CLIENTS + 1)) {
      post("/providers", PROVIDER.formatted(upstream.url(), KEY));
      post("/provider_models", MODEL);
      askOverSocket();
      askAll(System.nanoTime() + length.toNanos());
      for (String path : List.of("/providers", "/provider_models", "/stats/total")) {
        send(HttpRequest.newBuilder(admin.resolve(path)));
      }
    }
  }

  private void askAll(long end) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Void>> clients = new ArrayList<>();
      for (int number = 0; number < CLIENTS; number++) {
        clients.add(
            threads.submit(
                () -> {
                  askUntil(end);
                  return null;
                }));
      }
      for (Future<Void> asked : clients) {
        asked.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("a request of the training failed", failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void askUntil(long end) throws IOException, InterruptedException {
    for (int asked = 0; asked == 0 || System.nanoTime() < end; asked++) {
      // What most applications ask for most of the time comes most often.
      boolean streamed = asked % 4 == 0;
      send(
          HttpRequest.newBuilder(api.resolve("/v1/chat/completions"))
              .header("Authorization", "Bearer " + KEY)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(QUESTION.formatted(streamed))));
      if (asked % 100 == 0) {
        send(
            HttpRequest.newBuilder(api.resolve("/v1/models"))
                .header("Authorization", "Bearer " + KEY));
      }
    }
  }

  private void askOverSocket() throws IOException, InterruptedException {
    var ended = new CompletableFuture<Void>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("nexusai", "bearer." + KEY)
            .connectTimeout(LIMIT)
            .buildAsync(URI.create("ws://" + api.getAuthority() + "/ws/chat"), new UntilDone(ended))
            .join();
    socket.sendText(QUESTION.formatted(true), true).join();
    try {
      ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the socket of the training failed", failed);
    } finally {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(admin.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri() + " answered " + answer.statusCode() + answer.body());
    }
  }
}
