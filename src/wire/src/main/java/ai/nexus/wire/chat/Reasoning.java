package ai.nexus.wire.chat;

import java.util.Optional;

/**
 * How much the model shall think before it answers.
 *
 * @param enabled whether it shall at all; empty where that follows from the rest
 * @param effort in words
 * @param budget in tokens
 * @param shown whether its thoughts, or a summary of them, are wanted in the answer
 */
public record Reasoning(
    Optional<Boolean> enabled,
    Optional<Effort> effort,
    Optional<Long> budget,
    Optional<Boolean> shown) {

  /** From none to as much as it can. */
  public enum Effort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX
  }
}
