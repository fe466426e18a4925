package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Anthropic's messages (docs.claude.com/en/api/messages, …/api/errors). */
final class AnthropicSpeech implements Speech {

  static final String MESSAGES = "/v1/messages";

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    if (!request.method().equals("POST")) {
      throw refusal(405, "invalid_request_error", "Method Not Allowed");
    }
    if (request.header("x-api-key").isEmpty()) {
      throw refusal(401, "authentication_error", "x-api-key header is required");
    }
    if (!request.header("x-api-key").get().equals(key)) {
      throw refusal(401, "authentication_error", "invalid x-api-key");
    }
    if (request.header("anthropic-version").isEmpty()) {
      throw refusal(400, "invalid_request_error", "anthropic-version: header is required");
    }
    if (!request.isJson()) {
      throw refusal(400, "invalid_request_error", "content-type: must be application/json");
    }
  }

  @Override
  public ChatRequest read(WireRequest request, Set<String> models) throws Refusal {
    JsonObject body = parse(request.body());
    new MessagesCheck(body).check();
    String model = body.getString("model");
    if (!models.contains(model)) {
      throw refusal(404, "not_found_error", "model: " + model);
    }
    return ChatRequest.of(body);
  }

  private static JsonObject parse(byte[] bytes) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw refusal(400, "invalid_request_error", "The request body is not valid JSON");
    }
  }

  static Refusal refusal(int status, String type, String message) {
    return new Refusal(status, message, "", type);
  }

  @Override
  public Composition compose(ChatRequest request, String text, UsageReport usage) {
    return new MessageComposition(request, text, usage);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return Json.createObjectBuilder()
        .add("type", "error")
        .add(
            "error",
            Json.createObjectBuilder()
                .add("type", refusal.code().orElse("invalid_request_error"))
                .add("message", refusal.getMessage()))
        .add("request_id", "req_fake")
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
