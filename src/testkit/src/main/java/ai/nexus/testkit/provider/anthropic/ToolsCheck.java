package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses tools that Anthropic refuses (anthropic-sdk-python types/tool_param.py). */
final class ToolsCheck {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
  private static final Set<String> MEMBERS =
      Set.of(
          "type",
          "name",
          "description",
          "input_schema",
          "cache_control",
          "strict",
          "input_examples",
          "allowed_callers",
          "defer_loading",
          "eager_input_streaming");

  private final JsonObject body;

  ToolsCheck(JsonObject body) {
    this.body = body;
  }

  void check() throws Refusal {
    Set<String> names = new HashSet<>();
    int index = 0;
    for (JsonObject tool : Invalid.each(body, "tools")) {
      String path = "tools." + index++;
      if (tool.getString("type", "custom").equals("custom")) {
        custom(tool, path + ".custom");
      }
      String name = Invalid.string(tool, path, "name");
      unless(names.add(name), "tools: Tool names must be unique.");
    }
    if (body.containsKey("tool_choice")) {
      choice(Invalid.object(body, "", "tool_choice"), names);
    }
  }

  private static void custom(JsonObject tool, String path) throws Refusal {
    Invalid.unlessKnown(tool, path, MEMBERS);
    unless(
        NAME.matcher(Invalid.string(tool, path, "name")).matches(),
        path + ".name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
    JsonObject schema = Invalid.object(tool, path, "input_schema");
    unless(schema.containsKey("type"), path + ".input_schema.type: Field required");
    unless(
        schema.getString("type", "").equals("object"),
        path + ".input_schema.type: Input should be 'object'");
    for (String member : List.of("oneOf", "allOf", "anyOf")) {
      unless(
          !schema.containsKey(member),
          path
              + ".input_schema: input_schema does not support oneOf, allOf, or anyOf at the top"
              + " level");
    }
    if (JsonValue.TRUE.equals(tool.get("strict"))) {
      new ClosedSchema(path + ".input_schema").check(schema);
    }
  }

  private void choice(JsonObject choice, Set<String> names) throws Refusal {
    String type = choice.getString("type", "");
    unless(
        List.of("auto", "any", "tool", "none").contains(type),
        "tool_choice: Input tag '"
            + type
            + "' found using 'type' does not match any of the"
            + " expected tags: 'auto', 'any', 'tool', 'none'");
    unless(
        body.get("tools") instanceof JsonArray tools && !tools.isEmpty(),
        "tool_choice may only be specified while providing tools");
    if (type.equals("tool")) {
      String name = Invalid.string(choice, "tool_choice.tool", "name");
      unless(names.contains(name), "Tool '" + name + "' not found in provided tools");
    }
    Set<String> known =
        switch (type) {
          case "tool" -> Set.of("type", "name", "disable_parallel_tool_use");
          case "none" -> Set.of("type");
          default -> Set.of("type", "disable_parallel_tool_use");
        };
    Invalid.unlessKnown(choice, "tool_choice." + type, known);
  }
}
