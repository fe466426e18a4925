package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code tools} and {@code tool_choice} (anthropic-sdk-python types/tool_param.py,
 * tool_choice_param.py).
 */
final class ToolsReader {

  private static final String CHOICE = "tool_choice";
  private static final String TYPE = "type";

  private final Dropped dropped;

  ToolsReader(Dropped dropped) {
    this.dropped = dropped;
  }

  List<Tool> tools(Members request) {
    return request.objects("tools").stream().map(this::tool).toList();
  }

  Optional<ToolChoice> choice(Members request) {
    return request.object(CHOICE).map(ToolsReader::choiceOf);
  }

  /** Anthropic asks whether several calls at a time are not wanted. */
  Optional<Boolean> parallel(Members request) {
    Optional<Members> choice = request.object(CHOICE);
    Optional<Boolean> disabled = choice.flatMap(it -> it.flag("disable_parallel_tool_use"));
    choice.ifPresent(
        it -> {
          it.value(TYPE);
          it.value("name");
          it.dropRest(dropped);
        });
    return disabled.map(no -> !no);
  }

  private Tool tool(Members tool) {
    Optional<String> type = tool.text(TYPE);
    if (type.isPresent() && !type.get().equals("custom")) {
      throw tool.fault(
          TYPE,
          "names a tool that only Anthropic knows: leave the tool out, or describe it yourself"
              + " with a name and an input_schema");
    }
    Tool read =
        new Tool(
            tool.required("name"),
            tool.text("description"),
            tool.json("input_schema"),
            tool.flag("strict"),
            CacheControl.read(tool));
    tool.dropRest(dropped);
    return read;
  }

  private static ToolChoice choiceOf(Members choice) {
    return switch (choice.required(TYPE)) {
      case "auto" -> new ToolChoice.Auto();
      case "any" -> new ToolChoice.Required();
      case "none" -> new ToolChoice.None();
      case "tool" -> new ToolChoice.Named(choice.required("name"));
      default -> throw choice.fault(TYPE, "must be auto, any, tool or none");
    };
  }
}
