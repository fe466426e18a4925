package ai.nexus.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Plain HTTP requests to the LLM API.
 *
 * @param key the client key; empty for none
 */
public record Chat(URI api, String key) {

  public static final String COMPLETIONS = "/v1/chat/completions";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public HttpResponse<String> complete(String body, String... headers) {
    return send(post(COMPLETIONS, body, headers), BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> completeBytes(byte[] body) {
    return send(
        request(COMPLETIONS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  /** The answer as it arrives; closing the stream hangs up. */
  public HttpResponse<InputStream> open(String body, String... headers) {
    return send(post(COMPLETIONS, body, headers), BodyHandlers.ofInputStream());
  }

  public CompletableFuture<HttpResponse<byte[]>> later(String body, String... headers) {
    return HTTP.sendAsync(post(COMPLETIONS, body, headers), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = request(path).method(method, body);
    return send(
        headers.length == 0 ? request.build() : request.headers(headers).build(),
        BodyHandlers.ofString());
  }

  /** The events' payloads, one after the other. */
  public static String[] data(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .toArray(String[]::new);
  }

  private HttpRequest post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(LIMIT);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return HTTP.send(request, handler);
    } catch (IOException failed) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
