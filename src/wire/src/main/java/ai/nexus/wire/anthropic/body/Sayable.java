package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import java.util.List;

/**
 * What of a message can be said to Claude. It refuses texts of nothing but white space
 * (https://github.com/anthropics/claude-code/issues/23440), which other vendors' SDKs write beside
 * calls of tools, and thoughts that are not signed.
 */
final class Sayable {

  private Sayable() {}

  static List<Part> parts(List<Part> parts, Dropped dropped) {
    return parts.stream().filter(part -> isSayable(part, dropped)).toList();
  }

  private static boolean isSayable(Part part, Dropped dropped) {
    if (part instanceof Part.Text text) {
      return !text.text().isBlank();
    }
    if (part instanceof Part.Refusal refusal) {
      return !refusal.text().isBlank();
    }
    if (part instanceof Part.Thinking thought && thought.signature().isEmpty()) {
      dropped.add("messages[].reasoning_content");
      return false;
    }
    return true;
  }

  /** As the user says what the system would have said. */
  static Part tagged(Part part) {
    return part instanceof Part.Text text
        ? new Part.Text("<system>\n" + text.text() + "\n</system>", text.cache())
        : part;
  }
}
