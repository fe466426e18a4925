package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import java.util.ArrayList;
import java.util.List;

/** Reads the tools. Facts: openai-python types/chat/chat_completion_function_tool_param.py */
final class ToolsReader {

  private ToolsReader() {}

  static List<Tool> tools(Members root, Dropped dropped) {
    List<Tool> tools = new ArrayList<>();
    for (Members tool : root.objects("tools")) {
      if (!tool.needText("type").equals("function")) {
        throw tool.wrong("type", "must be function: this model has no other tools");
      }
      tools.add(function(tool, tool.needObject("function"), dropped));
      tool.dropRest(dropped);
    }
    return tools;
  }

  private static Tool function(Members tool, Members function, Dropped dropped) {
    Tool read =
        new Tool(
            function.needText("name"),
            function.text("description"),
            function.raw("parameters"),
            function.flag("strict"),
            CacheMarks.of(tool).or(() -> CacheMarks.of(function)));
    function.dropRest(dropped);
    return read;
  }
}
