package ai.nexus.wire.anthropic.common;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of JSON Schema what Claude is held to, as Anthropic's own SDKs do (anthropic-sdk-typescript
 * lib/transform-json-schema.ts; .../build-with-claude/structured-outputs, "JSON Schema
 * limitations"): objects are closed, and what it does not know is said in the description. For one
 * schema.
 */
final class SchemaCloser {

  private static final Set<String> FEWEST = Set.of("0", "1");
  private static final String MORE = "additionalProperties";
  private static final String PROPERTIES = "properties";
  private static final String DESCRIPTION = "description";

  private final List<String> unsayable = new ArrayList<>();
  private final List<String> narrowed = new ArrayList<>();

  /** The paths of what has no form that is closed: objects that may have any members. */
  List<String> unsayable() {
    return unsayable;
  }

  /** The paths of what let more through than it does now. */
  List<String> narrowed() {
    return narrowed;
  }

  /**
   * @param path of the schema, for what is told of it
   */
  JsonObject close(JsonObject schema, String path) {
    Map<String, JsonValue> rest = new LinkedHashMap<>(schema);
    JsonObjectBuilder closed = Json.object();
    rest.remove("$schema");
    each("$defs", rest, closed, path);
    each("definitions", rest, closed, path);
    if (rest.get("$ref") instanceof JsonString ref) {
      if (!ref.getString().startsWith("#/")) {
        unsayable.add(path + ".$ref");
      }
      return closed.add("$ref", ref).build();
    }
    typed(rest, closed, path);
    String words = SchemaWords.words(rest);
    if (!words.isEmpty()) {
      closed.add(DESCRIPTION, words);
    }
    return closed.build();
  }

  private void typed(Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    boolean literal = SchemaWords.literals(rest, closed);
    boolean named = alternatives(rest, closed, path) || literal;
    JsonValue type = rest.remove("type");
    if (type == null && rest.containsKey(PROPERTIES)) {
      type = Json.string("object");
    }
    if (type != null && !named) {
      closed.add("type", type);
    }
    if (SchemaWords.isOf(type, "object")) {
      members(rest, closed, path);
    }
    if (SchemaWords.isOf(type, "string") && SchemaWords.isFormat(rest.get("format"))) {
      SchemaWords.move("format", rest, closed);
    }
    if (SchemaWords.isOf(type, "array")) {
      items(rest, closed, path);
    }
    SchemaWords.move("title", rest, closed);
  }

  /** What all of hold is what any of one holds, and closed objects have no common ground. */
  private boolean alternatives(Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    boolean any = list("anyOf", rest, closed, path) || list("oneOf", rest, closed, path);
    if (rest.get("allOf") instanceof JsonArray all) {
      if (any || all.size() > 1) {
        unsayable.add(path + ".allOf");
      } else {
        any = list("allOf", rest, closed, path);
      }
    }
    return any;
  }

  private void members(Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    JsonValue more = rest.remove(MORE);
    boolean whole = rest.get(PROPERTIES) instanceof JsonObject;
    boolean open = more == null ? !whole : !JsonValue.FALSE.equals(more);
    if (rest.containsKey("patternProperties") || holdsOthers(more) || (open && !whole)) {
      unsayable.add(path + "." + MORE);
    } else if (open && more != null) {
      narrowed.add(path + "." + MORE);
    }
    each(PROPERTIES, rest, closed, path);
    SchemaWords.move("required", rest, closed);
    closed.add(MORE, false);
  }

  /** Whether members of other names are values that are told of, as in a map. */
  private static boolean holdsOthers(JsonValue more) {
    return more instanceof JsonObject schema && !schema.isEmpty();
  }

  private void items(Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    if (rest.get("items") instanceof JsonObject items) {
      rest.remove("items");
      closed.add("items", close(items, path + ".items"));
    }
    JsonValue fewest = rest.get("minItems");
    if (fewest != null && FEWEST.contains(fewest.toString())) {
      SchemaWords.move("minItems", rest, closed);
    }
  }

  private void each(
      String name, Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    if (rest.get(name) instanceof JsonObject schemas) {
      rest.remove(name);
      JsonObjectBuilder all = Json.object();
      schemas.forEach((key, one) -> all.add(key, any(one, path + "." + name + "." + key)));
      closed.add(name, all);
    }
  }

  private boolean list(
      String name, Map<String, JsonValue> rest, JsonObjectBuilder closed, String path) {
    if (!(rest.get(name) instanceof JsonArray schemas)) {
      return false;
    }
    rest.remove(name);
    JsonArrayBuilder all = Json.array();
    schemas.forEach(one -> all.add(any(one, path + "." + name + "[]")));
    closed.add("anyOf", all);
    return true;
  }

  private JsonValue any(JsonValue schema, String path) {
    return schema instanceof JsonObject object ? close(object, path) : schema;
  }
}
