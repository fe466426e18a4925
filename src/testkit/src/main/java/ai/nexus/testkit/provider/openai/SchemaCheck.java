package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses a schema that strict mode refuses: all objects must be closed, and every property
 * required (platform.openai.com/docs/guides/structured-outputs, "Supported schemas").
 *
 * @param prefix how the refusal begins
 * @param param the member that holds the schema
 */
record SchemaCheck(String prefix, String param, String code) {

  void root(JsonObject schema, boolean strict) throws Refusal {
    if (schema.isEmpty()) {
      return;
    }
    String type = schema.get("type") instanceof JsonString string ? string.getString() : "None";
    if (!type.equals("object") && (strict || schema.containsKey("type"))) {
      throw wrong(
          "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"" + type + "\"'.");
    }
    if (strict) {
      strict(schema, "()");
    }
  }

  private void strict(JsonValue value, String context) throws Refusal {
    if (!(value instanceof JsonObject schema)) {
      return;
    }
    if (schema.get("properties") instanceof JsonObject properties) {
      object(schema, properties, context);
      for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
        strict(property.getValue(), "('properties', '%s')".formatted(property.getKey()));
      }
    }
    for (String inner : Set.of("$defs", "definitions")) {
      if (schema.get(inner) instanceof JsonObject all) {
        for (Map.Entry<String, JsonValue> one : all.entrySet()) {
          strict(one.getValue(), "('%s', '%s')".formatted(inner, one.getKey()));
        }
      }
    }
    strict(schema.get("items"), "('items')");
    if (schema.get("anyOf") instanceof JsonArray several) {
      for (JsonValue one : several) {
        strict(one, "('anyOf')");
      }
    }
  }

  private void object(JsonObject schema, JsonObject properties, String context) throws Refusal {
    if (!JsonValue.FALSE.equals(schema.get("additionalProperties"))) {
      throw wrong(
          "In context="
              + context
              + ", 'additionalProperties' is required to be supplied and to be"
              + " false.");
    }
    Set<String> required =
        schema.get("required") instanceof JsonArray list
            ? list.getValuesAs(JsonString::getString).stream().collect(Collectors.toSet())
            : Set.of();
    for (String property : properties.keySet()) {
      if (!required.contains(property)) {
        throw wrong(
            "In context="
                + context
                + ", 'required' is required to be supplied and to be an array"
                + " including every key in properties. Missing '"
                + property
                + "'.");
      }
    }
  }

  private Refusal wrong(String text) {
    return new Refusal(400, prefix + text, param, code);
  }
}
