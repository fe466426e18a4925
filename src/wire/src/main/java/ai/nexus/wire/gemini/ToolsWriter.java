package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Writes {@code tools} and {@code toolConfig} (https://ai.google.dev/api/caching#Tool). */
final class ToolsWriter {

  private final GeminiModel model;
  private final Dropped dropped;

  ToolsWriter(GeminiModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  void write(ChatRequest request, JsonObjectBuilder body) {
    if (request.parallelToolCalls().filter(parallel -> !parallel).isPresent()) {
      dropped.add("parallel_tool_calls"); // Gemini cannot be told
    }
    if (request.tools().isEmpty()) {
      request.toolChoice().ifPresent(ToolsWriter::needsNone);
      return;
    }
    JsonArrayBuilder functions = Json.PROVIDER.createArrayBuilder();
    request.tools().forEach(tool -> functions.add(function(tool)));
    body.add(
        "tools",
        Json.PROVIDER
            .createArrayBuilder()
            .add(Json.object().add("functionDeclarations", functions)));
    request
        .toolChoice()
        .ifPresent(
            choice ->
                body.add(
                    "toolConfig", Json.object().add("functionCallingConfig", calling(choice))));
  }

  private static void needsNone(ToolChoice choice) {
    if (!(choice instanceof ToolChoice.Auto) && !(choice instanceof ToolChoice.None)) {
      throw new BadRequestException("'tool_choice' wants a tool: give 'tools'", "tool_choice");
    }
  }

  private JsonObject function(Tool tool) {
    if (tool.cache().isPresent()) {
      dropped.add("tools[].cache_control");
    }
    if (tool.strict().orElse(false)) {
      dropped.add("tools[].function.strict");
    }
    JsonObjectBuilder function = Json.object().add("name", tool.name());
    tool.description().ifPresent(text -> function.add("description", text));
    tool.parameters().ifPresent(schema -> parameters(schema, function));
    return function.build();
  }

  private void parameters(JsonObject schema, JsonObjectBuilder function) {
    if (model.takesJsonSchema()) {
      function.add("parametersJsonSchema", schema);
      return;
    }
    JsonObject subset = new SchemaWriter("tools[].function.parameters", dropped).openApi(schema);
    // Gemini 1.5 and 2.0 refuse an object without properties: such a function has no parameters.
    JsonValue properties = subset.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT);
    if (!properties.asJsonObject().isEmpty() || subset.containsKey("anyOf")) {
      function.add("parameters", subset);
    }
  }

  /** google-genai, types.py, FunctionCallingConfig. */
  private static JsonObject calling(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return calling("ANY", List.of(named.name()));
    }
    if (choice instanceof ToolChoice.Among among) {
      return calling(among.required() ? "ANY" : "VALIDATED", among.names());
    }
    if (choice instanceof ToolChoice.Required) {
      return calling("ANY", List.of());
    }
    return calling(choice instanceof ToolChoice.None ? "NONE" : "AUTO", List.of());
  }

  private static JsonObject calling(String mode, List<String> names) {
    JsonObjectBuilder config = Json.object().add("mode", mode);
    if (!names.isEmpty()) {
      config.add("allowedFunctionNames", Json.PROVIDER.createArrayBuilder(names));
    }
    return config.build();
  }
}
