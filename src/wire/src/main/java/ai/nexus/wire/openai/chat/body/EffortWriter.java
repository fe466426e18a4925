package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes how much to think, for which OpenAI has words alone (openai-python
 * types/shared/reasoning_effort.py). A budget becomes the nearest word; that it should not think at
 * all is left out and reported, since models that cannot think refuse the word for it.
 */
public final class EffortWriter {

  // Ours: Anthropic's least budget is 1024, and its SDKs' examples have 10000 to 16000.
  private static final long LOW_BELOW = 4096;
  private static final long MEDIUM_BELOW = 16_384;

  private EffortWriter() {}

  /** Empty where nothing is to be said of it. */
  public static Optional<String> effort(Reasoning reasoning, Dropped dropped) {
    if (reasoning.effort().isPresent()) {
      return reasoning.effort().map(EffortWriter::word);
    }
    boolean none =
        reasoning.enabled().filter(enabled -> !enabled).isPresent()
            || reasoning.budget().filter(tokens -> tokens == 0).isPresent();
    if (none) {
      dropped.add("thinking");
      return Optional.empty();
    }
    return reasoning.budget().filter(tokens -> tokens > 0).map(EffortWriter::ofBudget);
  }

  /** OpenAI's greatest is xhigh. */
  private static String word(Effort effort) {
    return effort == Effort.MAX ? "xhigh" : effort.name().toLowerCase(Locale.ROOT);
  }

  private static String ofBudget(long tokens) {
    if (tokens < LOW_BELOW) {
      return "low";
    }
    return tokens < MEDIUM_BELOW ? "medium" : "high";
  }
}
