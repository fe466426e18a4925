package ai.nexus.wire.model;

import java.util.OptionalLong;

/**
 * Token counts of one exchange. An empty count is unknown, which is not zero. {@code cached} is
 * part of {@code prompt}, {@code reasoning} is part of {@code completion}.
 */
public record TokenUsage(
    OptionalLong prompt, OptionalLong completion, OptionalLong cached, OptionalLong reasoning) {

  /** Nothing is known. */
  public static final TokenUsage UNKNOWN =
      new TokenUsage(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
