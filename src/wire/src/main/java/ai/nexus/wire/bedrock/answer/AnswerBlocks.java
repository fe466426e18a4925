package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the blocks of an answer
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html). What the
 * model's own tools did is ignored, as is what is new: the text of the answer says what came of it.
 */
final class AnswerBlocks {

  private static final String TEXT = "text";
  private static final String SERVER_TOOL = "server_tool_use";

  private AnswerBlocks() {}

  static List<Part> read(Members message) {
    return message.objects("content").stream().flatMap(block -> part(block).stream()).toList();
  }

  /** Each block has one member, which is named for what it is. */
  private static Optional<Part> part(Members block) {
    Optional<Part> text = block.text(TEXT).map(Part.Text::of);
    return text.or(() -> block.object("toolUse").flatMap(AnswerBlocks::call))
        .or(() -> block.object("reasoningContent").flatMap(AnswerBlocks::thought))
        .or(() -> block.object("citationsContent").map(AnswerBlocks::cited));
  }

  private static Optional<Part> call(Members use) {
    if (isServers(use)) {
      return Optional.empty();
    }
    return Optional.of(
        new Part.ToolCall(
            use.required("toolUseId"),
            use.required("name"),
            use.json("input").map(JsonObject::toString).orElse("{}"),
            Optional.empty(),
            Optional.empty()));
  }

  /** Whether the provider itself calls this tool. */
  static boolean isServers(Members use) {
    return use.text("type").filter(SERVER_TOOL::equals).isPresent();
  }

  private static Optional<Part> thought(Members reasoning) {
    Optional<Part> shown =
        reasoning
            .object("reasoningText")
            .map(it -> new Part.Thinking(it.text(TEXT).orElse(""), signature(it)));
    return shown.or(() -> reasoning.text("redactedContent").map(Part.RedactedThinking::new));
  }

  static Optional<String> signature(Members of) {
    return of.text("signature").filter(text -> !text.isEmpty());
  }

  /** A text with its sources, of which only the text can be carried. */
  private static Part cited(Members content) {
    return Part.Text.of(
        content.objects("content").stream()
            .flatMap(piece -> piece.text(TEXT).stream())
            .collect(Collectors.joining()));
  }
}
