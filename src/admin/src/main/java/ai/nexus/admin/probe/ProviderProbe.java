package ai.nexus.admin.probe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * Asks a provider for its models, to tell whether its URL, key and proxy are right. Blocks for at
 * most 5 s to connect and about 10 s for the answer, of which it reads 4 MiB.
 */
final class ProviderProbe {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 4 << 20;

  ProbeResult probe(ProbeTarget target) {
    Optional<String> obstacle =
        target.proxyUrl().flatMap(proxy -> ProbeConnections.obstacle(target.serverUrl(), proxy));
    if (obstacle.isPresent()) {
      return ProbeResult.unanswered(0, obstacle.get());
    }
    return target
        .api()
        .modelsPath()
        .map(path -> ask(target, path))
        .orElseGet(() -> ProbeResult.unanswered(0, ProbeMessages.NO_LIST));
  }

  private static ProbeResult ask(ProbeTarget target, String path) {
    long began = System.nanoTime();
    Client client = ClientBuilder.newClient(config(target));
    try (Response response = request(client, target, path).get()) {
      byte[] body = readBounded(response, began);
      return answered(response.getStatus(), body, millisSince(began));
    } catch (ProcessingException | IOException failed) {
      return ProbeResult.unanswered(
          millisSince(began), ProbeMessages.ofFailure(failed, target.proxyUrl().isPresent()));
    } finally {
      client.close();
    }
  }

  private static ClientConfig config(ProbeTarget target) {
    return new ClientConfig()
        .connectorProvider(
            new HttpUrlConnectorProvider()
                .connectionFactory(new ProbeConnections(target.proxyUrl())))
        .property(ClientProperties.CONNECT_TIMEOUT, (int) CONNECT_LIMIT.toMillis())
        .property(ClientProperties.READ_TIMEOUT, (int) READ_LIMIT.toMillis())
        // A redirect would carry the key to another host.
        .property(ClientProperties.FOLLOW_REDIRECTS, false);
  }

  private static Invocation.Builder request(Client client, ProbeTarget target, String path) {
    Invocation.Builder request =
        client.target(target.serverUrl() + path).request(MediaType.APPLICATION_JSON);
    target.api().headers(target.serverKey()).forEach(request::header);
    return request;
  }

  /** Also ends where the upstream sends a byte now and then, which no read timeout notices. */
  private static byte[] readBounded(Response response, long began) throws IOException {
    Duration limit = CONNECT_LIMIT.plus(READ_LIMIT);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (InputStream body = response.readEntity(InputStream.class)) {
      int length = body.read(buffer);
      while (length >= 0 && all.size() < MAX_BYTES) {
        if (millisSince(began) > limit.toMillis()) {
          throw new SocketTimeoutException("the answer took longer than " + limit);
        }
        all.write(buffer, 0, length);
        length = body.read(buffer);
      }
    }
    return all.toByteArray();
  }

  private static ProbeResult answered(int status, byte[] body, long latencyMs) {
    boolean ok = status >= 200 && status < 300;
    Optional<Integer> models = ok ? countModels(body) : Optional.empty();
    String message = ProbeMessages.ofStatus(status, models.isPresent());
    return new ProbeResult(
        ok && models.isPresent(), Optional.of(status), latencyMs, models, message);
  }

  static Optional<Integer> countModels(byte[] body) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      JsonValue value = reader.readValue();
      return value instanceof JsonObject object
          ? Stream.of("data", "models") // OpenAI and Anthropic; Gemini
              .map(object::get)
              .filter(JsonArray.class::isInstance)
              .map(list -> list.asJsonArray().size())
              .findFirst()
          : Optional.empty();
    } catch (RuntimeException notJson) {
      // Whatever the upstream sent, and however the parser refuses it, it is no list of models.
      return Optional.empty();
    }
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }
}
