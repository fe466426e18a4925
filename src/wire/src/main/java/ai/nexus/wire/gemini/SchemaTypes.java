package ai.nexus.wire.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;

/** JSON Schema's types in Gemini's words: in capitals, and null as a mark beside them. */
final class SchemaTypes {

  private SchemaTypes() {}

  static void write(JsonValue value, JsonObjectBuilder json) {
    if (value instanceof JsonString type) {
      json.add("type", capitals(type.getString()));
    } else if (value instanceof JsonArray types) {
      several(
          types.stream()
              .filter(JsonString.class::isInstance)
              .map(type -> ((JsonString) type).getString())
              .toList(),
          json);
    }
  }

  /** One beside null can be said, more are alternatives. */
  private static void several(List<String> types, JsonObjectBuilder json) {
    if (types.contains("null")) {
      json.add("nullable", true);
    }
    List<String> others = types.stream().filter(type -> !type.equals("null")).toList();
    if (others.size() == 1) {
      json.add("type", capitals(others.get(0)));
    } else {
      JsonArrayBuilder any = Json.PROVIDER.createArrayBuilder();
      others.forEach(type -> any.add(Json.object("type", capitals(type))));
      json.add("anyOf", any);
    }
  }

  private static String capitals(String type) {
    return type.toUpperCase(Locale.ROOT);
  }
}
