package ai.nexus.wire.anthropic.common;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import java.util.Optional;

/**
 * Anthropic's words for why an answer ended (anthropic-sdk-python types/stop_reason.py,
 * https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons).
 */
public final class StopReasons {

  public static final String REFUSAL = "refusal";

  private StopReasons() {}

  /**
   * A turn that paused for a tool of Anthropic's own stopped, for all that others know. A reason
   * that is new is one, too.
   */
  public static Finish read(String reason, Optional<String> stopSequence) {
    return switch (reason) {
      case "max_tokens", "model_context_window_exceeded" -> Finish.of(Reason.LENGTH);
      case "tool_use" -> Finish.of(Reason.TOOL_CALLS);
      case REFUSAL -> Finish.of(Reason.CONTENT_FILTER);
      default -> new Finish(Reason.STOP, stopSequence);
    };
  }

  /**
   * Clients go by the reason to tell whether to call tools, and some providers say {@code stop} of
   * an answer that calls them (https://github.com/maximhq/bifrost/pull/3441).
   *
   * @param finish empty where the provider told none
   * @param called whether the answer calls a tool
   * @param refused whether the answer has the model's words for that it will not answer
   */
  public static String write(Optional<Finish> finish, boolean called, boolean refused) {
    Finish known = finish.orElse(Finish.of(Reason.STOP));
    return switch (known.reason()) {
      case LENGTH -> "max_tokens";
      case CONTENT_FILTER -> REFUSAL;
      case TOOL_CALLS -> "tool_use";
      case STOP -> stopped(known, called, refused);
    };
  }

  private static String stopped(Finish finish, boolean called, boolean refused) {
    if (called) {
      return "tool_use";
    }
    if (refused) {
      return REFUSAL;
    }
    return finish.stopSequence().isPresent() ? "stop_sequence" : "end_turn";
  }
}
