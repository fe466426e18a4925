package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code usage}. Its {@code inputTokens} are those that were neither read from a cache nor
 * written to one (https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html,
 * https://github.com/anomalyco/opencode/pull/38427); of the written ones {@code cacheDetails} say
 * for how long they are kept. A count is a whole number from 0 on and below 10^12; anything else is
 * not told.
 */
final class BedrockUsage {

  private static final int LONGEST_RAW = 4_000;
  private static final BigDecimal TOO_GREAT = BigDecimal.valueOf(1_000_000_000_000L);

  private BedrockUsage() {}

  /**
   * @param of the answer, or the {@code metadata} of a stream
   */
  static UsageReport read(JsonObject of) {
    if (!(of.get("usage") instanceof JsonObject usage)) {
      return UsageReport.NONE;
    }
    Optional<String> raw = Optional.of(Json.text(usage));
    return new UsageReport(tokens(usage), raw.filter(text -> text.length() <= LONGEST_RAW));
  }

  private static TokenUsage tokens(JsonObject usage) {
    OptionalLong written = count(usage, "cacheWriteInputTokens");
    OptionalLong kept = keptForAnHour(usage);
    TokenUsage.Builder tokens =
        TokenUsage.builder()
            .set(TokenKind.INPUT, count(usage, "inputTokens"))
            .set(TokenKind.CACHE_READ, count(usage, "cacheReadInputTokens"))
            .set(TokenKind.OUTPUT, count(usage, "outputTokens"));
    if (written.isPresent()) {
      long longer = Math.min(kept.orElse(0), written.getAsLong());
      tokens.set(TokenKind.CACHE_WRITE_5M, written.getAsLong() - longer);
      tokens.set(TokenKind.CACHE_WRITE_1H, kept.isPresent() ? OptionalLong.of(longer) : kept);
    }
    return tokens.build();
  }

  private static OptionalLong keptForAnHour(JsonObject usage) {
    if (!(usage.get("cacheDetails") instanceof JsonArray details)) {
      return OptionalLong.empty();
    }
    return details.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(detail -> detail.get("ttl") instanceof JsonString ttl && is(ttl, "1h"))
        .map(detail -> count(detail, "inputTokens"))
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static boolean is(JsonString value, String text) {
    return value.getString().equals(text);
  }

  private static OptionalLong count(JsonObject of, String name) {
    if (!(of.get(name) instanceof JsonNumber number)) {
      return OptionalLong.empty();
    }
    BigDecimal value = number.bigDecimalValue();
    if (value.signum() < 0 || value.compareTo(TOO_GREAT) >= 0) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(value.longValueExact());
    } catch (ArithmeticException fraction) {
      return OptionalLong.empty();
    }
  }
}
