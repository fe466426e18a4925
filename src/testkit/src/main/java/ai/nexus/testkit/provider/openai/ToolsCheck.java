package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses tools that OpenAI refuses (platform.openai.com/docs/guides/function-calling). */
final class ToolsCheck {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final int LONGEST_NAME = 64;

  private final Place root;

  ToolsCheck(Place root) {
    this.root = root;
  }

  void check() throws Refusal {
    Set<String> names = new HashSet<>();
    for (Place tool : root.each("tools")) {
      tool.oneOf("type", List.of("function", "custom"));
      if (tool.string("type").equals("function")) {
        Place function = tool.inner("function");
        function(function);
        names.add(function.string("name"));
      } else {
        names.add(tool.inner("custom").string("name"));
      }
    }
    choice(names);
    if (names.isEmpty() && !root.absent("parallel_tool_calls")) {
      throw root.wrong(
          "parallel_tool_calls", "'%s' is only allowed when 'tools' are specified.", "");
    }
  }

  private static void function(Place function) throws Refusal {
    function.only(Set.of("name", "description", "parameters", "strict"));
    checkName(function);
    if (function.absent("parameters")) {
      return;
    }
    Place schema = function.inner("parameters");
    var check =
        new SchemaCheck(
            "Invalid schema for function '" + function.string("name") + "': ",
            schema.path(),
            "invalid_function_parameters");
    check.root(schema.object(), function.object().getBoolean("strict", false));
  }

  static void checkName(Place function) throws Refusal {
    String name = function.string("name");
    if (!NAME.matcher(name).matches()) {
      throw function.wrong(
          "name",
          "Invalid '%s': string does not match pattern. Expected a string that matches the pattern"
              + " '^[a-zA-Z0-9_-]+$'.",
          "invalid_value");
    }
    if (name.length() > LONGEST_NAME) {
      throw function.wrong(
          "name",
          "Invalid '%s': string too long. Expected a string with maximum length 64, but got a"
              + " string with length "
              + name.length()
              + " instead.",
          "string_above_max_length");
    }
  }

  private void choice(Set<String> names) throws Refusal {
    if (root.absent("tool_choice")) {
      return;
    }
    if (names.isEmpty()) {
      throw root.wrong("tool_choice", "'%s' is only allowed when 'tools' are specified.", "");
    }
    if (root.object().get("tool_choice") instanceof JsonString) {
      root.oneOf("tool_choice", List.of("none", "auto", "required"));
      return;
    }
    Place choice = root.inner("tool_choice");
    choice.oneOf("type", List.of("function", "custom", "allowed_tools"));
    if (choice.string("type").equals("function")
        && !names.contains(choice.inner("function").string("name"))) {
      throw root.wrong(
          "tool_choice", "Tool choice '" + name(choice) + "' not found in 'tools' parameter.", "");
    }
  }

  private static String name(Place choice) {
    JsonObject function = choice.object().getJsonObject("function");
    return function.getString("name");
  }
}
