package ai.nexus.wire.openai.realtime;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code usage} as realtime responses and transcriptions have it (openai-python
 * types/realtime/realtime_response_usage.py and
 * conversation_item_input_audio_transcription_completed_event.py). The input holds what was read
 * from the cache, and so do its audio and images; they are told apart by {@code
 * cached_tokens_details}. What is not a whole number from 0 on, and below 10^12, is unknown.
 */
final class RealtimeUsage {

  /** Longest text that the ledger keeps, in UTF-16 units. */
  private static final int MAX_RAW = 4000;

  // No answer has as many. A provider that says so must not make the sums of all others overflow.
  private static final BigDecimal BEYOND = BigDecimal.valueOf(1_000_000_000_000L);

  private RealtimeUsage() {}

  /** A transcription that is billed by its duration has no counts; its JSON is kept. */
  static UsageReport report(JsonObject usage) {
    String raw = usage.toString();
    return new UsageReport(
        tokens(usage), raw.length() <= MAX_RAW ? Optional.of(raw) : Optional.empty());
  }

  private static TokenUsage tokens(JsonObject usage) {
    JsonObject input = details(usage, "input_token_details");
    JsonObject output = details(usage, "output_token_details");
    JsonObject cached = details(input, "cached_tokens_details");
    return TokenUsage.builder()
        .set(TokenKind.INPUT, without(count(usage, "input_tokens"), count(input, "cached_tokens")))
        .set(TokenKind.CACHE_READ, count(input, "cached_tokens"))
        .set(TokenKind.OUTPUT, count(usage, "output_tokens"))
        .set(TokenKind.REASONING, count(output, "reasoning_tokens"))
        .set(TokenKind.INPUT_AUDIO, part(input, cached, "audio_tokens"))
        .set(TokenKind.INPUT_IMAGE, part(input, cached, "image_tokens"))
        .set(TokenKind.OUTPUT_AUDIO, count(output, "audio_tokens"))
        .set(TokenKind.OUTPUT_IMAGE, count(output, "image_tokens"))
        .build();
  }

  private static JsonObject details(JsonObject outer, String key) {
    return Told.object(outer, key).orElse(JsonObject.EMPTY_JSON_OBJECT);
  }

  private static OptionalLong part(JsonObject input, JsonObject cached, String key) {
    return without(count(input, key), count(cached, key));
  }

  private static OptionalLong without(OptionalLong all, OptionalLong cached) {
    return all.isPresent() ? OptionalLong.of(Math.max(0, all.getAsLong() - cached.orElse(0))) : all;
  }

  private static OptionalLong count(JsonObject object, String key) {
    if (!(object.get(key) instanceof JsonNumber number)) {
      return OptionalLong.empty();
    }
    BigDecimal value = number.bigDecimalValue();
    // Compared before anything is made of it: 1e999999999 has as many digits once written out.
    boolean fits = value.signum() >= 0 && value.compareTo(BEYOND) < 0;
    boolean isWhole = fits && value.remainder(BigDecimal.ONE).signum() == 0;
    return isWhole ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }
}
