package ai.nexus.admin.probe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks a provider for its models, to tell whether its URL, key and proxy are right. Blocks as long
 * as {@link ProviderCall} does.
 */
final class ProviderProbe {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final ProviderCall call = new ProviderCall();

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

  private ProbeResult ask(ProbeTarget target, String path) {
    long began = System.nanoTime();
    try {
      ProviderAnswer answer = call.get(target, path);
      return answered(answer.status(), answer.body(), millisSince(began));
    } catch (ProcessingException | IOException failed) {
      return ProbeResult.unanswered(
          millisSince(began), ProbeMessages.ofFailure(failed, target.proxyUrl().isPresent()));
    }
  }

  private static ProbeResult answered(int status, byte[] body, long latencyMs) {
    boolean ok = status >= 200 && status < 300;
    Optional<Integer> models = ok ? countModels(body) : Optional.empty();
    String message = ProbeMessages.ofStatus(status, models.isPresent());
    return new ProbeResult(
        ok && models.isPresent(), Optional.of(status), latencyMs, models, message);
  }

  static Optional<Integer> countModels(byte[] body) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body))) {
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
