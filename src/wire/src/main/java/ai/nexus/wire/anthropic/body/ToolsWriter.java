package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.ClosedSchema;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code tools} and {@code tool_choice} (anthropic-sdk-python types/tool_param.py,
 * tool_choice_param.py).
 */
final class ToolsWriter {

  private static final String OBJECT = "object";
  private static final String SCHEMA = "input_schema";

  private final ClaudeModel model;
  private final Dropped dropped;

  ToolsWriter(ClaudeModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  /** Without tools a choice among them is refused, and says nothing. */
  void write(ChatRequest request, JsonObjectBuilder body) {
    List<Tool> tools = wanted(request);
    if (tools.isEmpty()) {
      return;
    }
    JsonArrayBuilder written = Json.array();
    tools.forEach(tool -> written.add(tool(tool)));
    body.add("tools", written);
    choice(request).ifPresent(choice -> body.add("tool_choice", choice));
  }

  /** Whether the model must call a tool. */
  static boolean isForced(ChatRequest request) {
    return !wanted(request).isEmpty()
        && request.toolChoice().filter(ToolsWriter::isForced).isPresent();
  }

  private static boolean isForced(ToolChoice choice) {
    return choice instanceof ToolChoice.Required
        || choice instanceof ToolChoice.Named
        || (choice instanceof ToolChoice.Among among && among.required());
  }

  /** Anthropic cannot be told of some of the tools alone, so that it gets no others. */
  private static List<Tool> wanted(ChatRequest request) {
    if (request.toolChoice().orElse(null) instanceof ToolChoice.Among among) {
      return request.tools().stream().filter(tool -> among.names().contains(tool.name())).toList();
    }
    return request.tools();
  }

  private JsonObjectBuilder tool(Tool tool) {
    JsonObjectBuilder written = Json.object().add("name", tool.name());
    tool.description().ifPresent(text -> written.add("description", text));
    JsonObject schema = schema(tool.parameters());
    if (tool.strict().orElse(false)) {
      strict(schema, written);
    } else {
      written.add(SCHEMA, schema);
    }
    CacheControl.write(tool.cache(), written);
    return written;
  }

  private void strict(JsonObject schema, JsonObjectBuilder tool) {
    if (model.keepsToSchemas()) {
      tool.add(SCHEMA, ClosedSchema.ofTool(schema).strict()).add("strict", true);
    } else {
      tool.add(SCHEMA, schema);
      dropped.add("tools[].function.strict");
    }
  }

  /** It must be there and of an object. */
  private static JsonObject schema(Optional<JsonObject> parameters) {
    JsonObject schema = parameters.orElse(JsonValue.EMPTY_JSON_OBJECT);
    return schema.containsKey("type") ? schema : Json.from(schema).add("type", OBJECT).build();
  }

  private static Optional<JsonObject> choice(ChatRequest request) {
    boolean single = !request.parallelToolCalls().orElse(true);
    if (request.toolChoice().isEmpty() && !single) {
      return Optional.empty();
    }
    ToolChoice choice = request.toolChoice().orElse(new ToolChoice.Auto());
    JsonObjectBuilder written = choice(choice);
    if (single && !(choice instanceof ToolChoice.None)) {
      written.add("disable_parallel_tool_use", true);
    }
    return Optional.of(written.build());
  }

  private static JsonObjectBuilder choice(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return Json.typed("tool").add("name", named.name());
    }
    if (choice instanceof ToolChoice.None) {
      return Json.typed("none");
    }
    return Json.typed(isForced(choice) ? "any" : "auto");
  }
}
