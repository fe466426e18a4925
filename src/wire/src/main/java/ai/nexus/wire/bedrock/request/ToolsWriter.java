package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.body.Turn;
import ai.nexus.wire.anthropic.common.ClosedSchema;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code toolConfig}
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolConfiguration.html).
 */
final class ToolsWriter {

  private static final String NAME = "name";
  private static final String SCHEMA = "inputSchema";

  private final BedrockModel model;
  private final Dropped dropped;
  private final CachePoints points;

  ToolsWriter(BedrockModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
    this.points = new CachePoints(model, dropped);
  }

  /** That no tool shall be called is said by naming none; there is no other word for it. */
  void write(ChatRequest request, List<Turn> turns, JsonObjectBuilder body) {
    List<Tool> tools = wanted(request);
    if (tools.isEmpty()) {
      refuseCallsInHistory(request, turns);
      return;
    }
    JsonArrayBuilder written = Json.array();
    for (Tool tool : tools) {
      written.add(Json.object().add("toolSpec", tool(tool)));
      points.writeTool(tool.cache(), written);
    }
    JsonObjectBuilder config = Json.object().add("tools", written);
    request.toolChoice().ifPresent(choice -> config.add("toolChoice", choice(choice)));
    body.add("toolConfig", config);
    if (!request.parallelToolCalls().orElse(true)) {
      dropped.add("parallel_tool_calls");
    }
  }

  /** Converse cannot be told of some of the tools alone, so that it gets no others. */
  private static List<Tool> wanted(ChatRequest request) {
    ToolChoice choice = request.toolChoice().orElse(new ToolChoice.Auto());
    if (choice instanceof ToolChoice.None) {
      return List.of();
    }
    return choice instanceof ToolChoice.Among among
        ? request.tools().stream().filter(tool -> among.names().contains(tool.name())).toList()
        : request.tools();
  }

  /** https://github.com/patriceckhart/zot/pull/18 */
  private static void refuseCallsInHistory(ChatRequest request, List<Turn> turns) {
    boolean called =
        turns.stream()
            .flatMap(turn -> turn.parts().stream())
            .anyMatch(part -> part instanceof Part.ToolCall || part instanceof Part.ToolResult);
    if (called) {
      throw request.tools().isEmpty()
          ? new BadRequestException(
              "Bedrock wants tools described as long as the conversation holds calls of them: give"
                  + " 'tools'.",
              "tools")
          : new BadRequestException(
              "Bedrock cannot be kept from calling tools while the conversation holds calls of"
                  + " them: set 'tool_choice' to auto.",
              "tool_choice");
    }
  }

  private JsonObjectBuilder tool(Tool tool) {
    JsonObjectBuilder spec = Json.object().add(NAME, tool.name());
    tool.description()
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> spec.add("description", text));
    JsonObject schema = schema(tool.parameters());
    return tool.strict().orElse(false)
        ? strict(schema, spec)
        : spec.add(SCHEMA, Json.object().add("json", schema));
  }

  private JsonObjectBuilder strict(JsonObject schema, JsonObjectBuilder spec) {
    if (model.keepsToSchemas()) {
      JsonObject closed = ClosedSchema.ofTool(schema).strict();
      return spec.add(SCHEMA, Json.object().add("json", closed)).add("strict", true);
    }
    dropped.add("tools[].function.strict");
    return spec.add(SCHEMA, Json.object().add("json", schema));
  }

  /** It must be of an object. */
  private static JsonObject schema(Optional<JsonObject> parameters) {
    JsonObject schema = parameters.orElse(JsonValue.EMPTY_JSON_OBJECT);
    return schema.containsKey("type") ? schema : Json.from(schema).add("type", "object").build();
  }

  private static JsonObjectBuilder choice(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return Json.object().add("tool", Json.object().add(NAME, named.name()));
    }
    boolean forced =
        choice instanceof ToolChoice.Required
            || (choice instanceof ToolChoice.Among among && among.required());
    return Json.object().add(forced ? "any" : "auto", JsonValue.EMPTY_JSON_OBJECT);
  }
}
