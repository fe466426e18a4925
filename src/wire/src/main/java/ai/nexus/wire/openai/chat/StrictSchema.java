package ai.nexus.wire.openai.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Schema that is kept to strictly where OpenAI can: it refuses, in its strict mode alone,
 * members that may be missing and much else that other vendors take
 * (https://platform.openai.com/docs/guides/structured-outputs, "Supported schemas"; openai-node
 * lib/transform.ts; https://github.com/pydantic/pydantic-ai, profiles/openai.py).
 *
 * @param strict whether it can be kept to, and shall be
 */
public record StrictSchema(JsonObject schema, boolean strict) {

  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$ref",
          "$defs",
          "definitions",
          "title",
          "description",
          "type",
          "enum",
          "const",
          "anyOf",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "pattern",
          "format",
          "multipleOf",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum");
  private static final Set<String> SAYING_WHAT = Set.of("type", "enum", "const", "anyOf");
  private static final Set<String> FORMATS =
      Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");

  /**
   * @param wanted whether the client wants it kept to
   */
  public static StrictSchema of(JsonObject schema, Optional<Boolean> wanted) {
    boolean strict = wanted.orElse(false) && isTaken(schema);
    return new StrictSchema(strict ? LiteralTypes.named(schema) : schema, strict);
  }

  private static boolean isTaken(JsonObject root) {
    return isOf(root, "object") && !root.containsKey("anyOf") && isTaken((JsonValue) root);
  }

  private static boolean isTaken(JsonValue value) {
    if (!(value instanceof JsonObject schema)) {
      return false;
    }
    if (schema.get("$ref") instanceof JsonString ref) {
      return schema.size() == 1 && ref.getString().startsWith("#");
    }
    return KNOWN.containsAll(schema.keySet())
        && SAYING_WHAT.stream().anyMatch(schema::containsKey)
        && eachIsTaken(schema.get("$defs"))
        && eachIsTaken(schema.get("definitions"))
        && (!schema.containsKey("anyOf") || allAreTaken(schema.get("anyOf")))
        && namesItsFormat(schema)
        && namesItsMembers(schema)
        && (!isOf(schema, "array") || isTaken(schema.get("items")));
  }

  private static boolean namesItsFormat(JsonObject schema) {
    return !schema.containsKey("format")
        || (schema.get("format") instanceof JsonString format
            && FORMATS.contains(format.getString()));
  }

  /** All of them, which must be there, and no others. */
  private static boolean namesItsMembers(JsonObject schema) {
    if (!isOf(schema, "object") && !schema.containsKey("properties")) {
      return true;
    }
    return JsonValue.FALSE.equals(schema.get("additionalProperties"))
        && eachIsTaken(schema.get("properties"))
        && areRequired(schema);
  }

  private static boolean areRequired(JsonObject schema) {
    if (!(schema.get("properties") instanceof JsonObject properties)) {
      return true;
    }
    return properties.isEmpty()
        || (schema.get("required") instanceof JsonArray required
            && properties.keySet().stream().map(Json::string).allMatch(required::contains));
  }

  private static boolean eachIsTaken(JsonValue schemas) {
    return schemas == null
        || (schemas instanceof JsonObject all
            && all.values().stream().allMatch(StrictSchema::isTaken));
  }

  private static boolean allAreTaken(JsonValue schemas) {
    return schemas instanceof JsonArray all && all.stream().allMatch(StrictSchema::isTaken);
  }

  private static boolean isOf(JsonObject schema, String name) {
    JsonValue type = schema.get("type");
    JsonValue wanted = Json.string(name);
    return type instanceof JsonArray types ? types.contains(wanted) : wanted.equals(type);
  }
}
