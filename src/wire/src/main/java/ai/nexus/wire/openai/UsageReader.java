package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.model.TokenUsage;
import java.util.OptionalLong;

/**
 * Reads the top-level {@code usage} objects that a scanner passes, as openai-python's
 * types/completion_usage.py has them. Several objects give the greatest of each count, never a sum:
 * servers that repeat usage repeat it cumulatively. What is not a whole number from 0 on is
 * unknown.
 */
final class UsageReader implements JsonHandler<Field> {

  private static final long UNKNOWN = -1;

  private long prompt;
  private long completion;
  private long total;
  private long cached;
  private long reasoning;
  private long number;
  private TokenUsage greatest = TokenUsage.UNKNOWN;

  TokenUsage usage() {
    return greatest;
  }

  /** Goes back to what an earlier {@link #usage} gave, when an event turns out to be broken. */
  void restore(TokenUsage earlier) {
    greatest = earlier;
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    if (at.depth() == 1) {
      clear();
    }
    number = type == JsonType.NUMBER ? 0 : UNKNOWN;
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    for (int i = from; i < to && number != UNKNOWN; i++) {
      int digit = array[i] - '0';
      boolean fits = digit >= 0 && digit <= 9 && number <= (Long.MAX_VALUE - digit) / 10;
      number = fits ? number * 10 + digit : UNKNOWN;
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    switch (at.depth()) {
      case 1 -> greatest = greatest(greatest, read());
      case 2 -> member(at.key());
      case 3 -> detail(at.keyAt(2), at.key());
      default -> {
        // nothing that we read lies deeper
      }
    }
    number = UNKNOWN;
  }

  private void clear() {
    prompt = UNKNOWN;
    completion = UNKNOWN;
    total = UNKNOWN;
    cached = UNKNOWN;
    reasoning = UNKNOWN;
  }

  private void member(Field key) {
    switch (key) {
      case PROMPT_TOKENS -> prompt = number;
      case COMPLETION_TOKENS -> completion = number;
      case TOTAL_TOKENS -> total = number;
      default -> {
        // details are read one level deeper
      }
    }
  }

  private void detail(Field outer, Field key) {
    if (outer == Field.PROMPT_TOKENS_DETAILS && key == Field.CACHED_TOKENS) {
      cached = number;
    } else if (outer == Field.COMPLETION_TOKENS_DETAILS && key == Field.REASONING_TOKENS) {
      reasoning = number;
    }
  }

  private TokenUsage read() {
    long output = reasoningIsExtra() ? completion + reasoning : completion;
    return new TokenUsage(known(prompt), known(output), known(cached), known(reasoning));
  }

  /**
   * xAI's Grok leaves reasoning out of {@code completion_tokens}; its total tells
   * (https://github.com/vercel/ai/issues/12425, quoting https://docs.x.ai).
   */
  private boolean reasoningIsExtra() {
    return prompt != UNKNOWN
        && completion != UNKNOWN
        && reasoning > 0
        && total >= prompt
        && total - prompt >= completion
        && total - prompt - completion == reasoning;
  }

  private static TokenUsage greatest(TokenUsage a, TokenUsage b) {
    return new TokenUsage(
        greatest(a.prompt(), b.prompt()),
        greatest(a.completion(), b.completion()),
        greatest(a.cached(), b.cached()),
        greatest(a.reasoning(), b.reasoning()));
  }

  private static OptionalLong greatest(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() >= b.getAsLong() ? a : b;
  }

  private static OptionalLong known(long count) {
    return count == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
