package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the model thought, for which OpenAI has no member: LiteLLM's blocks, which have
 * signatures (https://docs.litellm.ai/docs/reasoning_content), else DeepSeek's or OpenRouter's
 * text.
 */
final class ThoughtReader {

  private static final String BLOCKS = "thinking_blocks";

  private ThoughtReader() {}

  static List<Part> thoughts(Members message, Dropped dropped) {
    Optional<String> reasoning = message.text("reasoning");
    Optional<String> text = message.text("reasoning_content").or(() -> reasoning);
    List<Members> blocks = message.objects(BLOCKS);
    if (blocks.isEmpty()) {
      return text
          .filter(thought -> !thought.isEmpty())
          .<Part>map(thought -> new Part.Thinking(thought, Optional.empty()))
          .stream()
          .toList();
    }
    return blocks.stream().map(block -> thought(block, dropped)).toList();
  }

  private static Part thought(Members block, Dropped dropped) {
    block.ignore("index", CacheMarks.KEY); // left over from a stream; not to be marked
    Part thought =
        switch (block.needText("type")) {
          case "thinking" ->
              new Part.Thinking(
                  block.text("thinking").orElse(""),
                  block.text("signature").filter(signature -> !signature.isEmpty()));
          case "redacted_thinking" -> new Part.RedactedThinking(block.needText("data"));
          default -> throw block.wrong("type", "must be thinking or redacted_thinking");
        };
    block.dropRest(dropped);
    return thought;
  }
}
