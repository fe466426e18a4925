package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.ToolChoice;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads which tools may be called. Facts: openai-python
 * types/chat/chat_completion_tool_choice_option_param.py and chat_completion_allowed_tools_param.py
 */
final class ToolChoiceReader {

  private static final String KEY = "tool_choice";
  private static final String FORMS =
      "must be none, auto, required, or an object of type function or allowed_tools";

  private ToolChoiceReader() {}

  static Optional<ToolChoice> choice(Members root) {
    Optional<JsonValue> choice = root.value(KEY);
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        choice.get() instanceof JsonString word
            ? inOneWord(root, word.getString())
            : inObject(root));
  }

  private static ToolChoice inOneWord(Members root, String word) {
    return switch (word) {
      case "auto" -> new ToolChoice.Auto();
      case "none" -> new ToolChoice.None();
      case "required" -> new ToolChoice.Required();
      default -> throw root.wrong(KEY, FORMS);
    };
  }

  private static ToolChoice inObject(Members root) {
    Members choice = root.object(KEY).orElseThrow();
    return switch (choice.needText("type")) {
      case "function" -> new ToolChoice.Named(choice.needObject("function").needText("name"));
      case "allowed_tools" -> among(choice.needObject("allowed_tools"));
      default -> throw choice.wrong("type", "must be function or allowed_tools for this model");
    };
  }

  private static ToolChoice among(Members allowed) {
    List<String> names = new ArrayList<>();
    for (Members tool : allowed.objects("tools")) {
      names.add(tool.needObject("function").needText("name"));
    }
    return switch (allowed.text("mode").orElse("auto")) {
      case "auto" -> new ToolChoice.Among(names, false);
      case "required" -> new ToolChoice.Among(names, true);
      default -> throw allowed.wrong("mode", "must be auto or required");
    };
  }
}
