package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes usage; what is unknown is left out. OpenAI's prompt holds what was read from caches and
 * written to them. Facts: openai-python types/completion_usage.py
 */
final class UsageWriter {

  private UsageWriter() {}

  /** Empty where nothing is known. */
  static Optional<JsonObject> json(TokenUsage usage) {
    if (usage.isUnknown()) {
      return Optional.empty();
    }
    JsonObjectBuilder written = Json.object();
    OptionalLong prompt = usage.allInput();
    OptionalLong completion = usage.output();
    prompt.ifPresent(count -> written.add("prompt_tokens", count));
    completion.ifPresent(count -> written.add("completion_tokens", count));
    if (prompt.isPresent() && completion.isPresent()) {
      written.add("total_tokens", prompt.getAsLong() + completion.getAsLong());
    }
    details(written, "prompt_tokens_details", promptDetails(usage));
    details(written, "completion_tokens_details", completionDetails(usage));
    return Optional.of(written.build());
  }

  private static JsonObject promptDetails(TokenUsage usage) {
    JsonObjectBuilder details = Json.object();
    add(details, "cached_tokens", usage.count(TokenKind.CACHE_READ));
    OptionalLong fiveMinutes = usage.count(TokenKind.CACHE_WRITE_5M);
    OptionalLong oneHour = usage.count(TokenKind.CACHE_WRITE_1H);
    if (fiveMinutes.isPresent() || oneHour.isPresent()) {
      details.add("cache_write_tokens", fiveMinutes.orElse(0) + oneHour.orElse(0));
    }
    add(details, "audio_tokens", usage.count(TokenKind.INPUT_AUDIO));
    add(details, "image_tokens", usage.count(TokenKind.INPUT_IMAGE));
    return details.build();
  }

  private static JsonObject completionDetails(TokenUsage usage) {
    JsonObjectBuilder details = Json.object();
    add(details, "reasoning_tokens", usage.count(TokenKind.REASONING));
    add(details, "audio_tokens", usage.count(TokenKind.OUTPUT_AUDIO));
    add(details, "image_tokens", usage.count(TokenKind.OUTPUT_IMAGE));
    return details.build();
  }

  private static void add(JsonObjectBuilder object, String key, OptionalLong count) {
    count.ifPresent(known -> object.add(key, known));
  }

  private static void details(JsonObjectBuilder usage, String key, JsonObject details) {
    if (!details.isEmpty()) {
      usage.add(key, details);
    }
  }
}
