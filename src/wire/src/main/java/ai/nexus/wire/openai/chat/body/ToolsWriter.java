package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import ai.nexus.wire.openai.chat.StrictSchema;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Writes the tools and how they may be called. Without tools OpenAI refuses the latter. Facts:
 * openai-python types/chat/chat_completion_function_tool_param.py and
 * chat_completion_tool_choice_option_param.py
 */
final class ToolsWriter {

  private final ServerKind kind;
  private final Dropped dropped;

  ToolsWriter(ServerKind kind, Dropped dropped) {
    this.kind = kind;
    this.dropped = dropped;
  }

  void write(ChatRequest request, JsonObjectBuilder body) {
    List<Tool> tools = offered(request);
    if (tools.isEmpty()) {
      return;
    }
    JsonArrayBuilder all = Json.array();
    tools.forEach(tool -> all.add(tool(tool)));
    body.add("tools", all);
    request.toolChoice().ifPresent(choice -> body.add("tool_choice", choice(choice)));
    request.parallelToolCalls().ifPresent(parallel -> body.add("parallel_tool_calls", parallel));
  }

  /** Others than OpenAI have no allowed_tools: they are offered those tools alone. */
  private List<Tool> offered(ChatRequest request) {
    if (kind == ServerKind.OPENAI
        || !(request.toolChoice().orElse(null) instanceof ToolChoice.Among among)) {
      return request.tools();
    }
    List<Tool> offered =
        request.tools().stream().filter(tool -> among.names().contains(tool.name())).toList();
    if (offered.isEmpty() && among.required()) {
      throw new BadRequestException(
          "the tools that are allowed are none of those that are given; allow one of 'tools'",
          "tool_choice");
    }
    return offered;
  }

  private JsonObjectBuilder tool(Tool tool) {
    JsonObjectBuilder function = Json.object().add("name", tool.name());
    tool.description().ifPresent(text -> function.add("description", text));
    Optional<StrictSchema> kept =
        tool.parameters().map(schema -> StrictSchema.of(schema, tool.strict()));
    kept.ifPresent(schema -> function.add("parameters", schema.schema()));
    boolean strict = kept.map(StrictSchema::strict).or(tool::strict).orElse(false);
    tool.strict().ifPresent(wanted -> function.add("strict", strict));
    if (tool.strict().orElse(false) && !strict) {
      dropped.add("tools[].function.strict");
    }
    tool.cache().ifPresent(mark -> dropped.add("tools[].cache_control"));
    return Json.object().add("type", "function").add("function", function);
  }

  private JsonValue choice(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return named(named.name()).build();
    }
    if (choice instanceof ToolChoice.Among among) {
      return kind == ServerKind.OPENAI ? allowed(among) : mode(among.required());
    }
    return choice instanceof ToolChoice.None
        ? Json.string("none")
        : mode(choice instanceof ToolChoice.Required);
  }

  private static JsonValue allowed(ToolChoice.Among among) {
    JsonArrayBuilder tools = Json.array();
    among.names().forEach(name -> tools.add(named(name)));
    JsonObjectBuilder allowed =
        Json.object().add("mode", mode(among.required())).add("tools", tools);
    return Json.object().add("type", "allowed_tools").add("allowed_tools", allowed).build();
  }

  private static JsonValue mode(boolean required) {
    return Json.string(required ? "required" : "auto");
  }

  private static JsonObjectBuilder named(String name) {
    return Json.object().add("type", "function").add("function", Json.object().add("name", name));
  }
}
