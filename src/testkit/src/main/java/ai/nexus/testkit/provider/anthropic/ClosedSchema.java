package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * A schema that Anthropic compiles to a grammar: every object must be closed, and bounds of numbers
 * and lengths are not taken (docs.claude.com/en/docs/build-with-claude/structured-outputs, "JSON
 * Schema limitations").
 *
 * @param path where the schema stands
 */
record ClosedSchema(String path) {

  private static final Set<String> UNTAKEN =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "maxItems",
          "uniqueItems",
          "patternProperties");

  void check(JsonValue value) throws Refusal {
    if (value instanceof JsonArray array) {
      for (JsonValue element : array) {
        check(element);
      }
    }
    if (value instanceof JsonObject schema) {
      schema(schema);
    }
  }

  private void schema(JsonObject schema) throws Refusal {
    String type = schema.get("type") instanceof JsonString string ? string.getString() : "";
    unless(
        !type.equals("object") || JsonValue.FALSE.equals(schema.get("additionalProperties")),
        path + ": For 'object' type, 'additionalProperties' must be explicitly set to false");
    for (String member : schema.keySet()) {
      unless(
          type.isEmpty() || !UNTAKEN.contains(member),
          path + ": For '" + type + "' type, property '" + member + "' is not supported");
      if (Set.of("properties", "$defs", "definitions").contains(member)) {
        for (JsonValue inner : schema.getJsonObject(member).values()) {
          check(inner);
        }
      } else if (Set.of("items", "anyOf", "allOf").contains(member)) {
        check(schema.get(member));
      }
    }
  }
}
