package ai.nexus.wire.anthropic.provider;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counts of one {@code usage} object, by the provider's kinds. A count is a whole number from 0
 * on and below 10^12; anything else is not told.
 */
final class UsageCounts {

  enum Count {
    INPUT,
    CACHE_READ,
    /** The sum of the two that follow. */
    CACHE_WRITE,
    WRITE_5M,
    WRITE_1H,
    OUTPUT,
    THINKING
  }

  // No answer has as many; such a count must not make the sums of all others overflow.
  private static final BigDecimal TOO_GREAT = BigDecimal.valueOf(1_000_000_000_000L);

  private UsageCounts() {}

  static EnumMap<Count, Long> read(JsonObject usage) {
    EnumMap<Count, Long> told = new EnumMap<>(Count.class);
    put(Count.INPUT, usage, "input_tokens", told);
    put(Count.CACHE_READ, usage, "cache_read_input_tokens", told);
    put(Count.CACHE_WRITE, usage, "cache_creation_input_tokens", told);
    put(Count.OUTPUT, usage, "output_tokens", told);
    if (usage.get("cache_creation") instanceof JsonObject written) {
      put(Count.WRITE_5M, written, "ephemeral_5m_input_tokens", told);
      put(Count.WRITE_1H, written, "ephemeral_1h_input_tokens", told);
    }
    if (usage.get("output_tokens_details") instanceof JsonObject details) {
      put(Count.THINKING, details, "thinking_tokens", told);
    }
    return told;
  }

  private static void put(Count count, JsonObject of, String name, Map<Count, Long> told) {
    if (of.get(name) instanceof JsonNumber number) {
      BigDecimal value = number.bigDecimalValue();
      if (value.signum() >= 0 && value.compareTo(TOO_GREAT) < 0 && isWhole(value)) {
        told.put(count, value.longValue());
      }
    }
  }

  /** As an exact long; other ways to ask write all the zeros of 1e-999999. */
  private static boolean isWhole(BigDecimal value) {
    try {
      value.longValueExact();
      return true;
    } catch (ArithmeticException fraction) {
      return false;
    }
  }

  /** All of it, with what caches gave and took. */
  static long input(Map<Count, Long> counts) {
    return counts.getOrDefault(Count.INPUT, 0L)
        + counts.getOrDefault(Count.CACHE_READ, 0L)
        + counts.getOrDefault(Count.CACHE_WRITE, 0L)
        + counts.getOrDefault(Count.WRITE_5M, 0L)
        + counts.getOrDefault(Count.WRITE_1H, 0L);
  }
}
