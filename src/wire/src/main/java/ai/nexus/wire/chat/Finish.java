package ai.nexus.wire.chat;

import java.util.Optional;

/**
 * Why an answer came to its end.
 *
 * @param stopSequence the one that was met, where the provider tells
 */
public record Finish(Reason reason, Optional<String> stopSequence) {

  /** OpenAI's four: its SDKs take no other. */
  public enum Reason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER
  }

  public static Finish of(Reason reason) {
    return new Finish(reason, Optional.empty());
  }
}
