package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Set;

/** Refuses tools that Google refuses (python-genai types.py, FunctionDeclaration, ToolConfig). */
final class ToolsCheck {

  private static final Set<String> TOOLS =
      Set.of(
          "functionDeclarations",
          "googleSearch",
          "googleSearchRetrieval",
          "codeExecution",
          "urlContext",
          "computerUse",
          "fileSearch",
          "googleMaps");
  private static final Set<String> FUNCTION =
      Set.of(
          "name",
          "description",
          "parameters",
          "parametersJsonSchema",
          "response",
          "responseJsonSchema",
          "behavior");

  private final Argument body;

  ToolsCheck(Argument body) {
    this.body = body;
  }

  void check() throws Refusal {
    Set<String> names = new HashSet<>();
    for (Argument tool : body.each("tools", TOOLS)) {
      for (Argument function : tool.each("functionDeclarations", FUNCTION)) {
        declaration(function);
        if (!names.add(function.string("name"))) {
          throw Argument.invalid(
              "Duplicate function declaration found: " + function.string("name"));
        }
      }
    }
    var config = body.object("toolConfig", Set.of("functionCallingConfig", "retrievalConfig"));
    if (config.isPresent()) {
      var calling =
          config
              .get()
              .object(
                  "functionCallingConfig",
                  Set.of("mode", "allowedFunctionNames", "streamFunctionCallArguments"));
      if (calling.isPresent()) {
        choice(calling.get(), names);
      }
    }
  }

  private static void declaration(Argument function) throws Refusal {
    PartCheck.name(function);
    if (function.has("parameters") && function.has("parametersJsonSchema")) {
      throw function.wrong(
          "parameters", "parameters and parameters_json_schema must not be set both.");
    }
    if (function.has("parameters")) {
      new SchemaCheck(function, "parameters").check();
    }
    if (function.has("parametersJsonSchema")) {
      function.plain("parametersJsonSchema");
    }
  }

  private static void choice(Argument calling, Set<String> names) throws Refusal {
    String mode =
        calling.oneOf("mode", Set.of("MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"));
    if (names.isEmpty()) {
      throw Argument.invalid("Function calling config is set without function_declarations.");
    }
    if (!(calling.get("allowedFunctionNames") instanceof JsonArray allowed)) {
      return;
    }
    if (!Set.of("ANY", "VALIDATED").contains(mode)) {
      throw Argument.invalid(
          "allowed_function_names should only be set when the function calling mode is ANY.");
    }
    for (JsonString name : allowed.getValuesAs(JsonString.class)) {
      if (!names.contains(name.getString())) {
        throw Argument.invalid(
            "allowed_function_names contains a name that is not declared: " + name.getString());
      }
    }
  }
}
