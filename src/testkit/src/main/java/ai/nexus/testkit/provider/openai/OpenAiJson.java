package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Tally;
import ai.nexus.testkit.provider.TokenCount;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** OpenAI's answers, in its own order of members (platform.openai.com/docs/api-reference/chat). */
public final class OpenAiJson {

  private OpenAiJson() {}

  static byte[] models(Set<String> names) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    for (String name : new TreeSet<>(names)) {
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
        OpenAiFaults.type(refusal.status()),
        refusal.param().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL),
        refusal.code().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL));
  }

  public static byte[] error(String message, String type, JsonValue param, JsonValue code) {
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

  /** With details where there are any; the prompt's count includes those of the cache. */
  static JsonObjectBuilder usage(Tally tally) {
    JsonObjectBuilder usage = usage(tally.count());
    if (tally.cacheRead() + tally.cacheWritten() > 0) {
      usage.add("prompt_tokens_details", cached(tally));
    }
    if (tally.thoughts() > 0) {
      usage.add("completion_tokens_details", reasoning(tally));
    }
    return usage;
  }

  static JsonObjectBuilder cached(Tally tally) {
    JsonObjectBuilder details = Json.createObjectBuilder().add("cached_tokens", tally.cacheRead());
    return tally.cacheWritten() > 0
        ? details.add("cache_write_tokens", tally.cacheWritten())
        : details;
  }

  static JsonObjectBuilder reasoning(Tally tally) {
    return Json.createObjectBuilder().add("reasoning_tokens", tally.thoughts());
  }

  static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
