package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object in a request to Google, whose JSON is that of protocol buffers: members in either
 * spelling (protobuf.dev/programming-guides/json), and none that the message does not have. What is
 * wrong it says in Google's words.
 */
final class Argument {

  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final String path;

  /**
   * @param known in camel case
   */
  Argument(JsonObject object, String path, Set<String> known) throws Refusal {
    this.path = path;
    for (Map.Entry<String, JsonValue> member : object.entrySet()) {
      String name = camel(member.getKey());
      if (!known.contains(name)) {
        String at = path.isEmpty() ? "" : " at '" + path + "'";
        throw invalid(
            "Invalid JSON payload received. Unknown name \""
                + member.getKey()
                + "\""
                + at
                + ": Cannot find field.");
      }
      if (!member.getValue().equals(JsonValue.NULL)) {
        members.put(name, member.getValue());
      }
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Set<String> names() {
    return members.keySet();
  }

  JsonValue get(String name) {
    return members.getOrDefault(name, JsonValue.NULL);
  }

  String pathOf(String name) {
    return path.isEmpty() ? snake(name) : path + "." + snake(name);
  }

  /** Empty where there is none. */
  String string(String name) throws Refusal {
    if (!has(name)) {
      return "";
    }
    if (get(name) instanceof JsonString string) {
      return string.getString();
    }
    throw invalid("Invalid value at '" + pathOf(name) + "' (TYPE_STRING), " + get(name));
  }

  /** Numbers may be written as strings. */
  Optional<Double> number(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    if (get(name) instanceof JsonNumber number) {
      return Optional.of(number.doubleValue());
    }
    throw invalid("Invalid value at '" + pathOf(name) + "' (TYPE_FLOAT), " + get(name));
  }

  Optional<Argument> object(String name, Set<String> known) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(new Argument(plain(name), pathOf(name), known));
  }

  /** An object whose members are the client's own. */
  JsonObject plain(String name) throws Refusal {
    if (get(name) instanceof JsonObject object) {
      return object;
    }
    throw invalid("Invalid value at '" + pathOf(name) + "': should be an object");
  }

  /** The elements of a list; a single one may stand for itself. */
  List<Argument> each(String name, Set<String> known) throws Refusal {
    JsonValue value = get(name);
    List<JsonValue> elements =
        value instanceof JsonArray array ? array : has(name) ? List.of(value) : List.of();
    List<Argument> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String at = "%s[%d]".formatted(pathOf(name), i);
      if (!(elements.get(i) instanceof JsonObject object)) {
        throw invalid("Invalid value at '" + at + "': should be an object");
      }
      all.add(new Argument(object, at, known));
    }
    return all;
  }

  /** The enum's value in capitals; empty where there is none. */
  String oneOf(String name, Set<String> values) throws Refusal {
    String value = string(name).toUpperCase(Locale.ROOT);
    if (has(name) && !values.contains(value)) {
      throw invalid("Invalid value at '" + pathOf(name) + "' (TYPE_ENUM), \"" + string(name) + '"');
    }
    return value;
  }

  void base64(String name) throws Refusal {
    String data = string(name);
    try {
      // both alphabets are taken
      Base64.getDecoder().decode(data.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException broken) {
      throw invalid(
          "Invalid value at '"
              + pathOf(name)
              + "' (TYPE_BYTES), Base64 decoding failed for \""
              + data.substring(0, Math.min(20, data.length()))
              + '"');
    }
  }

  /** Names the member as Google does in what it checks beyond types. */
  Refusal wrong(String name, String message) {
    return invalid("* GenerateContentRequest." + pathOf(name) + ": " + message);
  }

  static Refusal invalid(String message) {
    return new Refusal(400, message, "", "INVALID_ARGUMENT");
  }

  private static String camel(String name) {
    String[] words = name.split("_", -1);
    for (int i = 1; i < words.length; i++) {
      if (!words[i].isEmpty()) {
        words[i] = words[i].substring(0, 1).toUpperCase(Locale.ROOT) + words[i].substring(1);
      }
    }
    return String.join("", words);
  }

  private static String snake(String name) {
    return name.chars()
        .mapToObj(
            c -> Character.isUpperCase(c) ? "_" + (char) Character.toLowerCase(c) : "" + (char) c)
        .collect(Collectors.joining());
  }
}
