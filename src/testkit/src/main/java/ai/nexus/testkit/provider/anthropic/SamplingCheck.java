package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** Refuses what Anthropic refuses of how an answer is drawn (docs.claude.com/en/api/messages). */
final class SamplingCheck {

  private final JsonObject body;

  SamplingCheck(JsonObject body) {
    this.body = body;
  }

  void check() throws Refusal {
    range("temperature");
    range("top_p");
    for (JsonValue stop :
        body.getOrDefault("stop_sequences", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
      unless(
          stop instanceof JsonString text && !text.getString().isBlank(),
          "stop_sequences: each stop sequence must contain non-whitespace");
    }
    if (body.containsKey("metadata")) {
      Invalid.unlessKnown(body.getJsonObject("metadata"), "metadata", Set.of("user_id"));
    }
    if (body.containsKey("service_tier")) {
      unless(
          List.of("auto", "standard_only").contains(body.getString("service_tier", "")),
          "service_tier: Input should be 'auto' or 'standard_only'");
    }
  }

  private void range(String member) throws Refusal {
    if (!body.containsKey(member)) {
      return;
    }
    unless(
        body.get(member) instanceof JsonNumber number
            && number.doubleValue() >= 0
            && number.doubleValue() <= 1,
        member + ": range: 0..1");
  }
}
