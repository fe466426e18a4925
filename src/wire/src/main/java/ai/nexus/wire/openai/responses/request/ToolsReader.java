package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.request.Members;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tools and how they may be called. Facts: openai-python
 * types/responses/function_tool_param.py, tool_choice_function_param.py and
 * tool_choice_allowed_param.py
 */
final class ToolsReader {

  private static final String CHOICE = "tool_choice";
  private static final String FUNCTION = "function";

  private ToolsReader() {}

  /** Functions alone: the others run at OpenAI, or have the model write no JSON. */
  static List<Tool> tools(Members root, Dropped dropped) {
    List<Tool> tools = new ArrayList<>();
    for (Members tool : root.objects("tools")) {
      if (!tool.needText("type").equals(FUNCTION)) {
        throw notFunction(tool);
      }
      tools.add(
          new Tool(
              tool.needText("name"),
              tool.text("description"),
              tool.raw("parameters"),
              tool.flag("strict"),
              Optional.empty()));
      tool.dropRest(dropped);
    }
    return tools;
  }

  private static BadRequestException notFunction(Members tool) {
    return tool.wrong(
        "type",
        "must be function: OpenAI's own tools, such as "
            + "web_search, are not there for this model");
  }

  static Optional<ToolChoice> choice(Members root) {
    Optional<JsonValue> choice = root.value(CHOICE);
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
      default ->
          throw root.wrong(
              CHOICE,
              "must be none, auto, required, or an object of type function or allowed_tools");
    };
  }

  private static ToolChoice inObject(Members root) {
    Members choice = root.needObject(CHOICE);
    return switch (choice.needText("type")) {
      case FUNCTION -> new ToolChoice.Named(choice.needText("name"));
      case "allowed_tools" -> among(choice);
      default -> throw choice.wrong("type", "must be function or allowed_tools for this model");
    };
  }

  private static ToolChoice among(Members allowed) {
    List<String> names = new ArrayList<>();
    for (Members tool : allowed.objects("tools")) {
      if (!tool.needText("type").equals(FUNCTION)) {
        throw notFunction(tool);
      }
      names.add(tool.needText("name"));
    }
    return switch (allowed.text("mode").orElse("auto")) {
      case "auto" -> new ToolChoice.Among(names, false);
      case "required" -> new ToolChoice.Among(names, true);
      default -> throw allowed.wrong("mode", "must be auto or required");
    };
  }
}
