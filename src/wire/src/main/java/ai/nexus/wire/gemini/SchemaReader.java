package ai.nexus.wire.gemini;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes JSON Schema of Gemini's own subset of OpenAPI's (https://ai.google.dev/api/caching#Schema):
 * types in capitals, {@code nullable}, and whole numbers that may be texts, as protocol buffers
 * write them. Leniently: what is not known stays.
 */
final class SchemaReader {

  private static final Map<String, String> RENAMED =
      Map.of(
          "any_of", "anyOf",
          "defs", "$defs",
          "ref", "$ref",
          "min_items", "minItems",
          "max_items", "maxItems",
          "min_length", "minLength",
          "max_length", "maxLength",
          "min_properties", "minProperties",
          "max_properties", "maxProperties",
          "additional_properties", "additionalProperties");
  private static final Set<String> COUNTS =
      Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");
  private static final Set<String> LEFT_OUT =
      Set.of("nullable", "propertyOrdering", "property_ordering", "example");

  private SchemaReader() {}

  static JsonObject jsonSchema(JsonObject schema) {
    boolean nullable = schema.getBoolean("nullable", false);
    JsonObjectBuilder json = Json.object();
    schema.forEach(
        (written, value) -> {
          String name = RENAMED.getOrDefault(written, written);
          if (!LEFT_OUT.contains(name) && !saysNothing(name, value)) {
            json.add(name, member(name, value, nullable));
          }
        });
    return json.build();
  }

  private static JsonValue member(String name, JsonValue value, boolean nullable) {
    if (name.equals("type") && value instanceof JsonString type) {
      return type(type.getString().toLowerCase(Locale.ROOT), nullable);
    }
    if (COUNTS.contains(name) && value instanceof JsonString count) {
      return count(count);
    }
    return switch (name) {
      case "enum" -> nullable ? withNull(value) : value;
      case "properties", "$defs" -> each(value);
      case "anyOf" -> list(value);
      case "items", "additionalProperties" -> schema(value);
      default -> value;
    };
  }

  private static JsonValue type(String type, boolean nullable) {
    JsonValue text = Json.PROVIDER.createValue(type);
    return nullable ? Json.PROVIDER.createArrayBuilder().add(text).add("null").build() : text;
  }

  private static JsonValue count(JsonString count) {
    try {
      return Json.PROVIDER.createValue(new BigDecimal(count.getString()));
    } catch (NumberFormatException otherText) {
      return count;
    }
  }

  private static JsonValue each(JsonValue schemas) {
    if (!(schemas instanceof JsonObject object)) {
      return schemas;
    }
    JsonObjectBuilder all = Json.object();
    object.forEach((name, value) -> all.add(name, schema(value)));
    return all.build();
  }

  private static JsonValue list(JsonValue schemas) {
    if (schemas.getValueType() != JsonValue.ValueType.ARRAY) {
      return schemas;
    }
    JsonArrayBuilder all = Json.PROVIDER.createArrayBuilder();
    schemas.asJsonArray().forEach(value -> all.add(schema(value)));
    return all.build();
  }

  private static JsonValue schema(JsonValue value) {
    return value instanceof JsonObject object ? jsonSchema(object) : value;
  }

  private static JsonValue withNull(JsonValue values) {
    return values.getValueType() == JsonValue.ValueType.ARRAY
        ? Json.PROVIDER.createArrayBuilder(values.asJsonArray()).addNull().build()
        : values;
  }

  /** Google's marks of a list of values and of any type, which JSON Schema does not know. */
  private static boolean saysNothing(String name, JsonValue value) {
    return value instanceof JsonString text
        && ((name.equals("format") && text.getString().equals("enum"))
            || (name.equals("type") && text.getString().equals("TYPE_UNSPECIFIED")));
  }
}
