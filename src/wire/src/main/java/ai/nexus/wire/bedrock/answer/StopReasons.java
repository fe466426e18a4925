package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import java.util.Optional;

/**
 * Converse's words for why an answer ended (botocore's service-2.json, StopReason). A model that
 * wrote what cannot be read stopped, and so did one that stopped for a reason that is new.
 */
final class StopReasons {

  private StopReasons() {}

  /**
   * @param of the answer or the {@code messageStop} of a stream
   */
  static Optional<Finish> read(Members of) {
    return of.text("stopReason").map(reason -> read(reason, of));
  }

  private static Finish read(String reason, Members of) {
    return switch (reason) {
      case "max_tokens", "model_context_window_exceeded" -> Finish.of(Reason.LENGTH);
      case "tool_use" -> Finish.of(Reason.TOOL_CALLS);
      case "guardrail_intervened", "content_filtered" -> Finish.of(Reason.CONTENT_FILTER);
      case "stop_sequence" -> new Finish(Reason.STOP, stopSequence(of));
      default -> Finish.of(Reason.STOP);
    };
  }

  private static Optional<String> stopSequence(Members of) {
    return of.object("additionalModelResponseFields")
        .flatMap(fields -> fields.text("stop_sequence"));
  }
}
