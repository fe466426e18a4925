package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Catalogue;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Speech;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google's models and their methods (ai.google.dev/api/generate-content, …/tokens, …/embeddings).
 */
public final class GeminiSpeech implements Speech {

  private static final Pattern ADDRESS =
      Pattern.compile("/v1(?:beta)?/models/([^/:]+):([a-zA-Z]+)");

  private final String model;
  private final Method method;

  private GeminiSpeech(String model, Method method) {
    this.model = model;
    this.method = method;
  }

  /** Empty where the address is none of Google's. */
  public static Optional<Speech> at(String path) {
    Matcher address = ADDRESS.matcher(path);
    return address.matches()
        ? Method.named(address.group(2)).map(named -> new GeminiSpeech(address.group(1), named))
        : Optional.empty();
  }

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    if (!request.method().equals("POST")) {
      throw new Refusal(405, "Method not allowed", "", "UNIMPLEMENTED");
    }
    Optional<String> given = request.header("x-goog-api-key");
    if (given.isEmpty()) {
      throw new Refusal(403, "Method doesn't allow unregistered callers", "", "PERMISSION_DENIED");
    }
    if (!given.get().equals(key)) {
      throw fault(Fault.BAD_KEY);
    }
    if (!request.isJson()) {
      throw Argument.invalid("Content-Type must be application/json");
    }
    if (method == Method.STREAM && !request.query().equals("alt=sse")) {
      throw Argument.invalid("this fake streams events alone");
    }
  }

  @Override
  public ChatRequest read(WireRequest request, Catalogue catalogue) throws Refusal {
    JsonObject body = parse(request.body());
    method.check(body);
    if (!catalogue.has(model)) {
      throw new Refusal(
          404, "models/" + model + " is not found for API version v1beta", "", "NOT_FOUND");
    }
    return method.request(model, body);
  }

  private static JsonObject parse(byte[] bytes) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw Argument.invalid("Invalid JSON payload received.");
    }
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return method.compose(request, reply, usage);
  }

  @Override
  public Refusal fault(Fault fault) {
    return GeminiFaults.of(fault);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return Json.createObjectBuilder()
        .add(
            "error",
            Json.createObjectBuilder()
                .add("code", refusal.status())
                .add("message", refusal.getMessage())
                .add("status", refusal.code().orElse("INVALID_ARGUMENT")))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] errorEvent(Refusal refusal) {
    String json = new String(error(refusal), StandardCharsets.UTF_8);
    return ("data: " + json + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
