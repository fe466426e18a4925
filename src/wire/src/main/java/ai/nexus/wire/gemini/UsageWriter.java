package ai.nexus.wire.gemini;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.OptionalLong;

/**
 * Writes {@code usageMetadata} (https://ai.google.dev/api/generate-content#UsageMetadata): the
 * prompt with what was read from caches and written to them, the candidates without thoughts. What
 * is unknown is left out.
 */
final class UsageWriter {

  private UsageWriter() {}

  /** Adds it to an answer, if anything is known. */
  static void add(TokenUsage usage, JsonObjectBuilder answer) {
    if (!usage.isUnknown()) {
      answer.add("usageMetadata", json(usage));
    }
  }

  private static JsonObject json(TokenUsage usage) {
    OptionalLong prompt = usage.allInput();
    OptionalLong thoughts = usage.count(TokenKind.REASONING);
    OptionalLong candidates = without(usage.output(), thoughts);
    JsonObjectBuilder json = Json.object();
    put(json, "promptTokenCount", prompt);
    put(json, "cachedContentTokenCount", usage.count(TokenKind.CACHE_READ));
    put(json, "candidatesTokenCount", candidates);
    put(json, "thoughtsTokenCount", thoughts);
    if (prompt.isPresent() && usage.output().isPresent()) {
      json.add("totalTokenCount", prompt.getAsLong() + usage.output().getAsLong());
    }
    details(
        json, "promptTokensDetails", prompt, usage, TokenKind.INPUT_AUDIO, TokenKind.INPUT_IMAGE);
    details(
        json,
        "candidatesTokensDetails",
        candidates,
        usage,
        TokenKind.OUTPUT_AUDIO,
        TokenKind.OUTPUT_IMAGE);
    return json.build();
  }

  private static void details(
      JsonObjectBuilder json,
      String name,
      OptionalLong all,
      TokenUsage usage,
      TokenKind audio,
      TokenKind image) {
    OptionalLong audioCount = usage.count(audio);
    OptionalLong imageCount = usage.count(image);
    if (all.isEmpty() || (audioCount.isEmpty() && imageCount.isEmpty())) {
      return;
    }
    JsonArrayBuilder details = Json.PROVIDER.createArrayBuilder();
    detail(details, "TEXT", without(without(all, audioCount), imageCount));
    detail(details, "AUDIO", audioCount);
    detail(details, "IMAGE", imageCount);
    JsonArray built = details.build();
    json.add(name, built);
  }

  private static void detail(JsonArrayBuilder details, String modality, OptionalLong count) {
    if (count.orElse(0) > 0) {
      details.add(
          Json.object().add("modality", modality).add("tokenCount", count.getAsLong()).build());
    }
  }

  private static OptionalLong without(OptionalLong all, OptionalLong some) {
    return all.isEmpty() ? all : OptionalLong.of(Math.max(0, all.getAsLong() - some.orElse(0)));
  }

  private static void put(JsonObjectBuilder json, String name, OptionalLong count) {
    count.ifPresent(tokens -> json.add(name, tokens));
  }
}
