package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.provider.UsageCounts.Count;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Adds up what one answer tells of its tokens: the {@code usage} of a message, or of {@code
 * message_start} and each {@code message_delta} of a stream. These are cumulative, so that a count
 * that is told again replaces the one before; what is null, missing or no count replaces nothing.
 * Facts: anthropic-sdk-python types/usage.py and message_delta_usage.py. For one thread.
 */
public final class AnthropicUsage {

  private static final int LONGEST_RAW = 4_000;

  private final EnumMap<Count, Long> counts = new EnumMap<>(Count.class);
  private final Map<String, JsonValue> raw = new LinkedHashMap<>();

  /**
   * Adds what a whole answer or an event of a stream tells.
   *
   * @return whether it tells any usage
   */
  public boolean addFrom(JsonObject document) {
    JsonValue outer = document.get("message");
    JsonObject message = outer instanceof JsonObject inner ? inner : document;
    if (message.get("usage") instanceof JsonObject usage) {
      add(usage);
      return true;
    }
    return false;
  }

  /**
   * Some servers with this API tell the input in {@code message_start} and zeros later, others the
   * other way round (https://github.com/jeremychone/rust-genai/issues/258): zeros for all of the
   * input take nothing back.
   *
   * @param usage one object, as the provider told it
   */
  public void add(JsonObject usage) {
    EnumMap<Count, Long> told = UsageCounts.read(usage);
    if (UsageCounts.input(told) == 0 && UsageCounts.input(counts) > 0) {
      told.keySet().retainAll(EnumSet.of(Count.OUTPUT, Count.THINKING));
    }
    counts.putAll(told);
    usage.forEach(
        (name, value) -> {
          if (value != JsonValue.NULL) {
            raw.put(name, value);
          }
        });
  }

  /** What is known by now. */
  public TokenUsage tokens() {
    return TokenUsage.builder()
        .set(TokenKind.INPUT, known(Count.INPUT))
        .set(TokenKind.CACHE_READ, known(Count.CACHE_READ))
        .set(TokenKind.CACHE_WRITE_5M, shortWrites())
        .set(TokenKind.CACHE_WRITE_1H, longWrites())
        .set(TokenKind.OUTPUT, known(Count.OUTPUT))
        .set(TokenKind.REASONING, known(Count.THINKING))
        .build();
  }

  /**
   * With the provider's own words: those of all objects in one, the last of each member, where they
   * are no longer than {@value #LONGEST_RAW} characters.
   */
  public UsageReport report() {
    if (raw.isEmpty()) {
      return new UsageReport(tokens(), Optional.empty());
    }
    var object = Json.object();
    raw.forEach(object::add);
    Optional<String> text = Optional.of(Json.text(object.build()));
    return new UsageReport(tokens(), text.filter(json -> json.length() <= LONGEST_RAW));
  }

  /**
   * {@link #report} as a stream's {@code message_start} tells it: without what has been written,
   * since its {@code output_tokens} (1, mostly) stands for a count that only {@code message_delta}
   * tells (https://platform.claude.com/docs/en/build-with-claude/streaming). A stream that breaks
   * off between the two has told no output.
   */
  public UsageReport beforeTheAnswer() {
    UsageReport report = report();
    return new UsageReport(
        report.tokens().without(TokenKind.OUTPUT).without(TokenKind.REASONING), report.raw());
  }

  /** The sum of all writes is told again in a stream, its parts are not; so the sum counts. */
  private OptionalLong shortWrites() {
    OptionalLong all = known(Count.CACHE_WRITE);
    if (all.isEmpty()) {
      return known(Count.WRITE_5M);
    }
    return OptionalLong.of(all.getAsLong() - longWrites().orElse(0));
  }

  private OptionalLong longWrites() {
    OptionalLong all = known(Count.CACHE_WRITE);
    OptionalLong kept = known(Count.WRITE_1H);
    return all.isPresent() && kept.isPresent()
        ? OptionalLong.of(Math.min(all.getAsLong(), kept.getAsLong()))
        : kept;
  }

  private OptionalLong known(Count count) {
    Long value = counts.get(count);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
