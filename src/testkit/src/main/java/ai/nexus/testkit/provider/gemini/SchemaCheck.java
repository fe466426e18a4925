package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what is none of Google's own schemas, a part of OpenAPI's
 * (ai.google.dev/api/caching#Schema; python-genai types.py, Schema).
 */
final class SchemaCheck {

  private static final Set<String> MEMBERS =
      Set.of(
          "type",
          "format",
          "title",
          "description",
          "nullable",
          "enum",
          "maxItems",
          "minItems",
          "properties",
          "required",
          "minProperties",
          "maxProperties",
          "minLength",
          "maxLength",
          "pattern",
          "example",
          "anyOf",
          "propertyOrdering",
          "default",
          "items",
          "minimum",
          "maximum");
  private static final Set<String> TYPES =
      Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");

  private final Argument schema;

  SchemaCheck(Argument holder, String name) throws Refusal {
    this(holder.plain(name), holder.pathOf(name));
  }

  private SchemaCheck(JsonObject schema, String path) throws Refusal {
    this.schema = new Argument(schema, path, MEMBERS);
  }

  void check() throws Refusal {
    String type = schema.oneOf("type", TYPES);
    if (type.isEmpty() && !schema.has("anyOf")) {
      throw schema.wrong("type", "field must be specified");
    }
    if (type.equals("ARRAY") && !schema.has("items")) {
      throw schema.wrong("items", "missing field.");
    }
    if (schema.has("enum") && !type.equals("STRING") && !type.equals("INTEGER")) {
      throw schema.wrong("enum", "only allowed for STRING type");
    }
    if (schema.has("properties")) {
      if (!type.equals("OBJECT")) {
        throw schema.wrong("properties", "only allowed for OBJECT type");
      }
      properties();
    }
    if (schema.has("items")) {
      new SchemaCheck(schema, "items").check();
    }
    for (Argument one : schema.each("anyOf", MEMBERS)) {
      new SchemaCheck(one).check();
    }
  }

  private SchemaCheck(Argument schema) {
    this.schema = schema;
  }

  private void properties() throws Refusal {
    JsonObject properties = schema.plain("properties");
    for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
      String path = schema.pathOf("properties") + "[" + property.getKey() + "]";
      if (!(property.getValue() instanceof JsonObject inner)) {
        throw Argument.invalid("Invalid value at '" + path + "': should be an object");
      }
      new SchemaCheck(inner, path).check();
    }
    for (JsonValue name :
        schema.has("required")
            ? schema.get("required").asJsonArray()
            : JsonValue.EMPTY_JSON_ARRAY) {
      if (!properties.containsKey(((JsonString) name).getString())) {
        throw schema.wrong("required", "property is not defined: " + name);
      }
    }
  }
}
