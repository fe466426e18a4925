package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** OpenAI's answers, in its own order of members (platform.openai.com/docs/api-reference/chat). */
final class OpenAiJson {

  private OpenAiJson() {}

  static byte[] models(Set<String> names) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    for (String name : names) {
      data.add(
          Json.createObjectBuilder()
              .add("id", name)
              .add("object", "model")
              .add("created", Instant.now().getEpochSecond())
              .add("owned_by", "fake"));
    }
    return bytes(Json.createObjectBuilder().add("object", "list").add("data", data).build());
  }

  static byte[] error(Refusal refusal) {
    return error(
        refusal.getMessage(),
        "invalid_request_error",
        refusal.param().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL),
        refusal.code().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL));
  }

  static byte[] error(String message, String type, JsonValue param, JsonValue code) {
    return bytes(
        Json.createObjectBuilder()
            .add(
                "error",
                Json.createObjectBuilder()
                    .add("message", message)
                    .add("type", type)
                    .add("param", param)
                    .add("code", code))
            .build());
  }

  static JsonObjectBuilder usage(TokenCount tokens) {
    return Json.createObjectBuilder()
        .add("prompt_tokens", tokens.prompt())
        .add("completion_tokens", tokens.completion())
        .add("total_tokens", tokens.total());
  }

  static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
