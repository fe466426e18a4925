package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a tool gave, as text: OpenAI has text alone there, and some servers take no list of
 * parts. That it failed has to be said in words, too. Facts: openai-python
 * types/chat/chat_completion_tool_message_param.py
 */
final class ResultWriter {

  private static final String FAILED = "The tool failed.";
  private static final String SHOWN = "(shown in the user's next message)";

  private final Dropped dropped;

  ResultWriter(Dropped dropped) {
    this.dropped = dropped;
  }

  /**
   * @param shownLater is given what has no place in a result
   */
  JsonObjectBuilder write(Part.ToolResult result, List<Part> shownLater) {
    List<String> lines = new ArrayList<>();
    if (result.failed()) {
      lines.add(FAILED);
    }
    texts(result).forEach(text -> lines.add(text.text()));
    List<Part> shown =
        result.content().stream().filter(part -> !(part instanceof Part.Text)).toList();
    if (!shown.isEmpty()) {
      lines.add(SHOWN);
      shownLater.add(Part.Text.of("Result of the tool call " + result.callId() + ":"));
      shownLater.addAll(shown);
    }
    if (result.cache().isPresent()
        || texts(result).stream().anyMatch(text -> text.cache().isPresent())) {
      dropped.add(ContentWriter.CACHE_MARK);
    }
    return Json.object()
        .add("role", "tool")
        .add("tool_call_id", result.callId())
        .add("content", String.join("\n", lines));
  }

  private static List<Part.Text> texts(Part.ToolResult result) {
    return result.content().stream()
        .filter(Part.Text.class::isInstance)
        .map(Part.Text.class::cast)
        .toList();
  }
}
