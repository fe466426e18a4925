package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code tools} and {@code toolConfig} (https://ai.google.dev/api/caching#Tool). A tool that
 * Google runs itself is refused: the answer would be another one without it.
 */
final class ToolsReader {

  private static final List<String> GOOGLES_OWN =
      List.of(
          "googleSearch",
          "googleSearchRetrieval",
          "codeExecution",
          "urlContext",
          "fileSearch",
          "computerUse",
          "googleMaps",
          "enterpriseWebSearch",
          "retrieval",
          "mcpServers");

  private final Dropped dropped;

  ToolsReader(Dropped dropped) {
    this.dropped = dropped;
  }

  List<Tool> tools(Members request) {
    List<Tool> tools = new ArrayList<>();
    for (Members tool : request.objects("tools")) {
      GOOGLES_OWN.forEach(name -> refuse(tool, name));
      tool.objects("functionDeclarations").forEach(function -> tools.add(tool(function)));
      tool.dropRest(dropped);
    }
    return tools;
  }

  private static void refuse(Members tool, String name) {
    if (tool.value(name).isPresent()) {
      throw tool.fault(name, "is run by Google's own models alone: leave it out.");
    }
  }

  private Tool tool(Members function) {
    String name = function.required("name", function.text("name"));
    Optional<JsonObject> schema =
        function
            .json("parametersJsonSchema")
            .or(() -> function.json("parameters").map(SchemaReader::jsonSchema));
    Optional<String> description = function.text("description");
    function.dropRest(dropped);
    return new Tool(name, description, schema, Optional.empty(), Optional.empty());
  }

  Optional<ToolChoice> choice(Members request) {
    Optional<Members> config = request.object("toolConfig");
    Optional<ToolChoice> choice =
        config.flatMap(tools -> tools.object("functionCallingConfig")).flatMap(this::mode);
    config.ifPresent(tools -> tools.dropRest(dropped));
    return choice;
  }

  /** google-genai, types.py, FunctionCallingConfigMode. */
  private Optional<ToolChoice> mode(Members calling) {
    String mode = calling.text("mode").orElse("MODE_UNSPECIFIED").toUpperCase(Locale.ROOT);
    List<String> names = calling.texts("allowedFunctionNames");
    calling.dropRest(dropped);
    return switch (mode) {
      case "MODE_UNSPECIFIED" -> names.isEmpty() ? Optional.empty() : among(names);
      case "AUTO", "VALIDATED" ->
          names.isEmpty() ? Optional.of(new ToolChoice.Auto()) : among(names);
      case "NONE" -> Optional.of(new ToolChoice.None());
      case "ANY" -> Optional.of(any(names));
      default -> throw calling.fault("mode", "must be AUTO, ANY, NONE or VALIDATED.");
    };
  }

  private static Optional<ToolChoice> among(List<String> names) {
    return Optional.of(new ToolChoice.Among(names, false));
  }

  private static ToolChoice any(List<String> names) {
    return switch (names.size()) {
      case 0 -> new ToolChoice.Required();
      case 1 -> new ToolChoice.Named(names.get(0));
      default -> new ToolChoice.Among(names, true);
    };
  }
}
