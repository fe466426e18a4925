package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.anthropic.common.StopReasons;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads the blocks of an answer (anthropic-sdk-python types/content_block.py). What Anthropic's own
 * tools did ({@code server_tool_use} and its results) is ignored, as is what is new: the text of
 * the answer says what came of it.
 */
final class AnswerBlocks {

  private AnswerBlocks() {}

  static List<Part> read(Members message) {
    return message.objects("content").stream().flatMap(block -> part(block).stream()).toList();
  }

  private static Optional<Part> part(Members block) {
    return switch (block.required("type")) {
      case "text" -> Optional.of(Part.Text.of(block.text("text").orElse("")));
      case "thinking" ->
          Optional.of(new Part.Thinking(block.text("thinking").orElse(""), signature(block)));
      case "redacted_thinking" -> Optional.of(new Part.RedactedThinking(block.required("data")));
      case "tool_use" -> Optional.of(call(block));
      default -> Optional.empty();
    };
  }

  private static Part call(Members block) {
    return new Part.ToolCall(
        block.required("id"),
        block.required("name"),
        block.json("input").map(JsonObject::toString).orElse("{}"),
        Optional.empty(),
        Optional.empty());
  }

  static Optional<String> signature(Members block) {
    return block.text("signature").filter(text -> !text.isEmpty());
  }

  /**
   * Why the model would not answer, where it says so (types/refusal_stop_details.py).
   *
   * @param of the message, or the delta of a stream
   */
  static Optional<String> refusal(Members of) {
    return of.text("stop_reason")
        .filter(StopReasons.REFUSAL::equals)
        .flatMap(refused -> of.object("stop_details"))
        .flatMap(details -> details.text("explanation"))
        .filter(text -> !text.isBlank());
  }
}
