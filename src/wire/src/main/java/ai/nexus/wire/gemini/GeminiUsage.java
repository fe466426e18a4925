package ai.nexus.wire.gemini;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code usageMetadata} (https://ai.google.dev/api/generate-content#UsageMetadata). A
 * stream's are cumulative, so that of each count the greatest holds and never a sum. What is not a
 * whole number from 0 on, and below 10^12, is unknown. Nothing makes it throw. For one thread.
 */
public final class GeminiUsage {

  private static final int LONGEST_RAW = 4000; // characters, as the ledger keeps
  private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);
  private static final String PROMPT = "promptTokenCount";
  private static final String CACHED = "cachedContentTokenCount";
  private static final String TOOL_USE = "toolUsePromptTokenCount";
  private static final String CANDIDATES = "candidatesTokenCount";
  private static final String THOUGHTS = "thoughtsTokenCount";
  private static final String TOTAL = "totalTokenCount";
  private static final String PROMPT_DETAILS = "promptTokensDetails";
  private static final String TOOL_USE_DETAILS = "toolUsePromptTokensDetails";
  private static final String CANDIDATES_DETAILS = "candidatesTokensDetails";
  private static final List<String> COUNTS =
      List.of(PROMPT, CACHED, TOOL_USE, CANDIDATES, THOUGHTS, TOTAL);
  private static final List<String> DETAILS =
      List.of(PROMPT_DETAILS, TOOL_USE_DETAILS, CANDIDATES_DETAILS);

  private final Map<String, Long> greatest = new HashMap<>();
  private Optional<String> raw = Optional.empty();

  /** Of one answer. */
  public static TokenUsage of(JsonObject usageMetadata) {
    return reportOf(usageMetadata).tokens();
  }

  /** Of one answer, with the {@code usageMetadata} as it came. */
  public static UsageReport reportOf(JsonObject usageMetadata) {
    GeminiUsage usage = new GeminiUsage();
    usage.tell(usageMetadata);
    return usage.report();
  }

  /** Adds what one event of a stream tells. */
  public void tell(JsonObject usageMetadata) {
    COUNTS.forEach(name -> put(name, usageMetadata.get(name)));
    DETAILS.forEach(name -> details(name, usageMetadata.get(name)));
    String text = usageMetadata.toString();
    raw = text.length() <= LONGEST_RAW ? Optional.of(text) : Optional.empty();
  }

  /**
   * The prompt holds what was read from a cache, but not the results of tools that Google ran,
   * which are input too. Candidates hold no thoughts, which are output too.
   */
  public TokenUsage tokens() {
    return TokenUsage.builder()
        .set(TokenKind.INPUT, input())
        .set(TokenKind.CACHE_READ, count(CACHED))
        .set(TokenKind.OUTPUT, output())
        .set(TokenKind.REASONING, count(THOUGHTS))
        .set(
            TokenKind.INPUT_AUDIO,
            sum(count(PROMPT_DETAILS, "AUDIO"), count(TOOL_USE_DETAILS, "AUDIO")))
        .set(
            TokenKind.INPUT_IMAGE,
            sum(count(PROMPT_DETAILS, "IMAGE"), count(TOOL_USE_DETAILS, "IMAGE")))
        .set(TokenKind.OUTPUT_AUDIO, count(CANDIDATES_DETAILS, "AUDIO"))
        .set(TokenKind.OUTPUT_IMAGE, count(CANDIDATES_DETAILS, "IMAGE"))
        .build();
  }

  /** With the last {@code usageMetadata} as it came. */
  public UsageReport report() {
    return new UsageReport(tokens(), raw);
  }

  private OptionalLong input() {
    OptionalLong prompt = count(PROMPT);
    if (prompt.isEmpty()) {
      return prompt;
    }
    long uncached = Math.max(0, prompt.getAsLong() - count(CACHED).orElse(0));
    return OptionalLong.of(uncached + count(TOOL_USE).orElse(0));
  }

  /** Protocol buffers leave out a count that is 0; the total tells, being the sum of the others. */
  private OptionalLong output() {
    if (count(CANDIDATES).isPresent()) {
      return sum(count(CANDIDATES), count(THOUGHTS));
    }
    if (count(PROMPT).isEmpty() || count(TOTAL).isEmpty()) {
      return count(THOUGHTS);
    }
    long rest = count(TOTAL).getAsLong() - count(PROMPT).getAsLong() - count(TOOL_USE).orElse(0);
    return OptionalLong.of(Math.max(rest, count(THOUGHTS).orElse(0)));
  }

  private void details(String name, JsonValue value) {
    if (value instanceof JsonArray details) {
      for (JsonValue detail : details) {
        if (detail instanceof JsonObject item && item.get("modality") instanceof JsonString kind) {
          put(name + kind.getString(), item.get("tokenCount"));
        }
      }
    }
  }

  private void put(String name, JsonValue value) {
    if (value instanceof JsonNumber number && isCount(number.bigDecimalValue())) {
      greatest.merge(name, number.bigDecimalValue().longValue(), Math::max);
    }
  }

  private static boolean isCount(BigDecimal number) {
    return number.signum() >= 0
        && number.compareTo(GREATEST) < 0
        && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0);
  }

  private OptionalLong count(String name) {
    Long count = greatest.get(name);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private OptionalLong count(String details, String modality) {
    return count(details + modality);
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    boolean unknown = one.isEmpty() && other.isEmpty();
    return unknown ? one : OptionalLong.of(one.orElse(0) + other.orElse(0));
  }
}
