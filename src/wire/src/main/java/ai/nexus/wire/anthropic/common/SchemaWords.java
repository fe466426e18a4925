package ai.nexus.wire.anthropic.common;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a schema says by itself, without those that are in it; written members are taken away. */
final class SchemaWords {

  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");
  private static final String DESCRIPTION = "description";

  private SchemaWords() {}

  /** Whether it names its values. */
  static boolean literals(Map<String, JsonValue> rest, JsonObjectBuilder closed) {
    boolean values =
        rest.get("enum") instanceof JsonArray all
            && !all.isEmpty()
            && all.stream().allMatch(SchemaWords::isPlain);
    boolean value = rest.containsKey("const") && isPlain(rest.get("const"));
    if (values) {
      move("enum", rest, closed);
    }
    if (value) {
      move("const", rest, closed);
    }
    return values || value;
  }

  /** The description, and all that is left. */
  static String words(Map<String, JsonValue> rest) {
    String said = "";
    if (rest.get(DESCRIPTION) instanceof JsonString description) {
      rest.remove(DESCRIPTION);
      said = description.getString();
    }
    if (rest.isEmpty()) {
      return said;
    }
    String left =
        rest.entrySet().stream()
            .map(member -> member.getKey() + ": " + member.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
    return said.isEmpty() ? left : said + "\n\n" + left;
  }

  static void move(String name, Map<String, JsonValue> rest, JsonObjectBuilder closed) {
    JsonValue value = rest.remove(name);
    if (value != null) {
      closed.add(name, value);
    }
  }

  static boolean isOf(JsonValue type, String name) {
    return type instanceof JsonArray types
        ? types.stream().anyMatch(one -> isIn(Set.of(name), one))
        : isIn(Set.of(name), type);
  }

  private static boolean isIn(Set<String> words, JsonValue value) {
    return value instanceof JsonString text && words.contains(text.getString());
  }

  static boolean isFormat(JsonValue value) {
    return isIn(FORMATS, value);
  }

  private static boolean isPlain(JsonValue value) {
    return !(value instanceof JsonObject) && !(value instanceof JsonArray);
  }
}
