package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Makes of JSON Schema the subset of OpenAPI's that models before 2.5 take alone
 * (https://ai.google.dev/api/caching#Schema). References are put in place. What they do not know is
 * left out and told: the model then holds itself to less. For one schema.
 */
final class SchemaWriter {

  private static final int DEEPEST = 32;
  private static final int MOST = 5_000; // references may double at each step
  private static final Set<String> COPIED =
      Set.of(
          "title",
          "description",
          "nullable",
          "maxItems",
          "minItems",
          "required",
          "minProperties",
          "maxProperties",
          "minLength",
          "maxLength",
          "pattern",
          "example",
          "propertyOrdering",
          "default",
          "minimum",
          "maximum");
  private static final Set<String> FORMATS =
      Set.of("enum", "date-time", "float", "double", "int32", "int64");
  private static final Set<String> READ_ELSEWHERE = Set.of("$defs", "definitions", "$schema");

  private final String path;
  private final Dropped dropped;
  private int schemas;
  private JsonObject root = JsonValue.EMPTY_JSON_OBJECT;

  /**
   * @param path of the schema in the client's request
   */
  SchemaWriter(String path, Dropped dropped) {
    this.path = path;
    this.dropped = dropped;
  }

  JsonObject openApi(JsonObject schema) {
    root = schema;
    return schema(schema, 0);
  }

  private JsonObject schema(JsonValue value, int depth) {
    if (depth > DEEPEST || ++schemas > MOST) {
      throw new BadRequestException(
          "'" + path + "' refers to itself or is too great for this model", path);
    }
    JsonObjectBuilder json = Json.object();
    if (value instanceof JsonObject schema) {
      if (schema.get("$ref") instanceof JsonString ref) {
        return schema(target(ref.getString()), depth + 1);
      }
      schema.forEach((name, member) -> member(name, member, json, depth));
    }
    return json.build();
  }

  private void member(String name, JsonValue value, JsonObjectBuilder json, int depth) {
    switch (name) {
      case "type" -> SchemaTypes.write(value, json);
      case "format" -> format(value, json);
      case "enum" -> values(value, json);
      case "const" -> values(Json.PROVIDER.createArrayBuilder().add(value).build(), json);
      case "items" -> json.add("items", schema(value, depth + 1));
      case "anyOf", "oneOf" -> json.add("anyOf", list(value, depth + 1));
      case "properties" -> json.add("properties", each(value, depth + 1));
      default -> {
        if (COPIED.contains(name)) {
          json.add(name, value);
        } else if (!READ_ELSEWHERE.contains(name)) {
          drop(name);
        }
      }
    }
  }

  private void format(JsonValue value, JsonObjectBuilder json) {
    if (value instanceof JsonString format && FORMATS.contains(format.getString())) {
      json.add("format", value);
    } else {
      drop("format");
    }
  }

  /** They must be texts. */
  private void values(JsonValue value, JsonObjectBuilder json) {
    if (value instanceof JsonArray values
        && values.stream().allMatch(JsonString.class::isInstance)) {
      json.add("enum", values);
    } else {
      drop("enum");
    }
  }

  private JsonArray list(JsonValue schemas, int depth) {
    JsonArrayBuilder all = Json.PROVIDER.createArrayBuilder();
    if (schemas instanceof JsonArray array) {
      array.forEach(value -> all.add(schema(value, depth)));
    }
    return all.build();
  }

  private JsonObject each(JsonValue schemas, int depth) {
    JsonObjectBuilder all = Json.object();
    if (schemas instanceof JsonObject object) {
      for (Map.Entry<String, JsonValue> property : object.entrySet()) {
        all.add(property.getKey(), schema(property.getValue(), depth));
      }
    }
    return all.build();
  }

  private JsonValue target(String ref) {
    return SchemaReference.target(root, ref)
        .orElseGet(
            () -> {
              drop("$ref");
              return JsonValue.EMPTY_JSON_OBJECT;
            });
  }

  private void drop(String name) {
    dropped.add(path + "." + name);
  }
}
