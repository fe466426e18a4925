package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.StrictSchema;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * Writes the tools and how they may be called. Without tools OpenAI refuses the latter. Facts:
 * openai-python types/responses/function_tool_param.py, tool_choice_function_param.py and
 * tool_choice_allowed_param.py
 */
public final class ToolsWriter {

  private static final String TYPE = "type";
  private static final JsonObject NO_PARAMETERS =
      Json.object()
          .add(TYPE, "object")
          .add("properties", Json.object())
          .add("additionalProperties", false)
          .build();

  private ToolsWriter() {}

  public static void write(ChatRequest request, JsonObjectBuilder body, Dropped dropped) {
    if (request.tools().isEmpty()) {
      return;
    }
    JsonArrayBuilder all = Json.array();
    request.tools().forEach(tool -> all.add(tool(tool, dropped)));
    body.add("tools", all);
    request.toolChoice().ifPresent(choice -> body.add("tool_choice", choice(choice)));
    request.parallelToolCalls().ifPresent(parallel -> body.add("parallel_tool_calls", parallel));
  }

  /**
   * Here, unlike in chat completions, a function is strict unless it says that it is not
   * (https://platform.openai.com/docs/guides/function-calling, "Strict mode"), and has parameters.
   */
  private static JsonObjectBuilder tool(Tool tool, Dropped dropped) {
    tool.cache().ifPresent(mark -> dropped.add("tools[].cache_control"));
    JsonObjectBuilder written = named(tool.name());
    tool.description().ifPresent(text -> written.add("description", text));
    StrictSchema kept = StrictSchema.of(tool.parameters().orElse(NO_PARAMETERS), tool.strict());
    if (tool.strict().orElse(false) && !kept.strict()) {
      dropped.add("tools[].function.strict");
    }
    return written.add("parameters", kept.schema()).add("strict", kept.strict());
  }

  private static JsonValue choice(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return named(named.name()).build();
    }
    if (choice instanceof ToolChoice.Among among) {
      return allowed(among);
    }
    return choice instanceof ToolChoice.None
        ? Json.string("none")
        : mode(choice instanceof ToolChoice.Required);
  }

  private static JsonValue allowed(ToolChoice.Among among) {
    JsonArrayBuilder tools = Json.array();
    among.names().forEach(name -> tools.add(named(name)));
    return Json.object()
        .add(TYPE, "allowed_tools")
        .add("mode", mode(among.required()))
        .add("tools", tools)
        .build();
  }

  private static JsonValue mode(boolean required) {
    return Json.string(required ? "required" : "auto");
  }

  private static JsonObjectBuilder named(String name) {
    return Json.object().add(TYPE, "function").add("name", name);
  }
}
