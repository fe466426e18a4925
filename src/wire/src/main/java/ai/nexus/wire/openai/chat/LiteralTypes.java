package ai.nexus.wire.openai.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the types of values that a schema lists: Anthropic's SDKs leave them out
 * (anthropic-sdk-typescript lib/transform-json-schema.ts), and OpenAI's strict mode wants them
 * ("schema must have a 'type' key", https://github.com/openai/openai-python/issues/1659).
 */
final class LiteralTypes {

  private LiteralTypes() {}

  static JsonObject named(JsonObject schema) {
    JsonObjectBuilder named = Json.object();
    schema.forEach((name, value) -> named.add(name, member(name, value)));
    if (!schema.containsKey("type")) {
      types(schema).ifPresent(type -> named.add("type", type));
    }
    return named.build();
  }

  private static JsonValue member(String name, JsonValue value) {
    return switch (name) {
      case "properties", "$defs", "definitions" -> each(value);
      case "anyOf" -> list(value);
      case "items" -> one(value);
      default -> value;
    };
  }

  private static JsonValue one(JsonValue value) {
    return value instanceof JsonObject schema ? named(schema) : value;
  }

  private static JsonValue each(JsonValue value) {
    if (!(value instanceof JsonObject schemas)) {
      return value;
    }
    JsonObjectBuilder all = Json.object();
    schemas.forEach((name, schema) -> all.add(name, one(schema)));
    return all.build();
  }

  private static JsonValue list(JsonValue value) {
    if (!(value instanceof JsonArray schemas)) {
      return value;
    }
    JsonArrayBuilder all = Json.array();
    schemas.forEach(schema -> all.add(one(schema)));
    return all.build();
  }

  private static Optional<JsonValue> types(JsonObject schema) {
    Stream<JsonValue> values =
        schema.get("enum") instanceof JsonArray all
            ? all.stream()
            : Stream.ofNullable(schema.get("const"));
    List<String> types = values.map(LiteralTypes::type).distinct().toList();
    if (types.size() < 2) {
      return types.stream().findFirst().map(Json::string);
    }
    JsonArrayBuilder several = Json.array();
    types.forEach(several::add);
    return Optional.of(several.build());
  }

  private static String type(JsonValue value) {
    if (value instanceof JsonString) {
      return "string";
    }
    if (value instanceof JsonNumber number) {
      return number.isIntegral() ? "integer" : "number";
    }
    return switch (value.getValueType()) {
      case TRUE, FALSE -> "boolean";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "null";
    };
  }
}
