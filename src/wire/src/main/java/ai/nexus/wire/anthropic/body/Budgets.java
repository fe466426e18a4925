package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.Optional;

/**
 * Tokens for thoughts, and what they come to as an effort. A budget counts toward {@code
 * max_tokens} and must be less; Anthropic takes none below 1,024 (anthropic-sdk-python
 * types/thinking_config_enabled_param.py).
 */
final class Budgets {

  private static final long LEAST = 1_024;
  private static final long MEDIUM = 4_096;
  private static final long HIGH = 16_384;
  private static final long GREATEST = 24_576; // with the answer less than 32,000, Opus 4's limit

  private Budgets() {}

  /**
   * Below 1,024 where there is no room for thoughts.
   *
   * @param maxTokens of the answer, where the client gave one; a quarter of it is left for the
   *     answer itself
   */
  static long of(Reasoning reasoning, Optional<Long> maxTokens) {
    Optional<Long> chosen = reasoning.budget().filter(it -> it > 0).map(it -> Math.max(LEAST, it));
    long wanted = chosen.orElseGet(() -> of(reasoning.effort().orElse(Effort.MEDIUM)));
    if (maxTokens.isEmpty() || (chosen.isPresent() && wanted < maxTokens.get())) {
      return wanted;
    }
    return Math.min(wanted, maxTokens.get() - maxTokens.get() / 4);
  }

  private static long of(Effort effort) {
    return switch (effort) {
      case NONE, MINIMAL, LOW -> LEAST;
      case MEDIUM -> MEDIUM;
      case HIGH -> HIGH;
      case XHIGH, MAX -> GREATEST;
    };
  }

  static Effort effort(long budget) {
    if (budget < MEDIUM) {
      return Effort.LOW;
    }
    return budget < HIGH ? Effort.MEDIUM : Effort.HIGH;
  }
}
