package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object in a request and where it stands. What is wrong with a member it says in OpenAI's
 * words, as users quote them (community.openai.com). A member that is null is absent.
 */
record Place(JsonObject object, String path) {

  static Place root(JsonObject body) {
    return new Place(body, "");
  }

  String pathOf(String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  boolean absent(String member) {
    return object.getOrDefault(member, JsonValue.NULL).equals(JsonValue.NULL);
  }

  /** Other members than these there must not be. */
  void only(Set<String> members) throws Refusal {
    for (String member : object.keySet()) {
      if (!members.contains(member)) {
        throw path.isEmpty()
            ? new Refusal(400, "Unrecognized request argument supplied: " + member, "", "")
            : wrong(member, "Unknown parameter: '%s'.", "unknown_parameter");
      }
    }
  }

  void require(String member) throws Refusal {
    if (absent(member)) {
      throw wrong(member, "Missing required parameter: '%s'.", "missing_required_parameter");
    }
  }

  String string(String member) throws Refusal {
    require(member);
    if (object.get(member) instanceof JsonString string) {
      return string.getString();
    }
    throw type(member, "a string");
  }

  Place inner(String member) throws Refusal {
    require(member);
    if (object.get(member) instanceof JsonObject inner) {
      return new Place(inner, pathOf(member));
    }
    throw type(member, "an object");
  }

  /** The objects of a list, which may be absent. */
  List<Place> each(String member) throws Refusal {
    List<Place> all = new ArrayList<>();
    if (absent(member)) {
      return all;
    }
    if (!(object.get(member) instanceof JsonArray list)) {
      throw type(member, "an array of objects");
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof JsonObject element)) {
        throw type("%s[%d]".formatted(member, i), "an object");
      }
      all.add(new Place(element, "%s[%d]".formatted(pathOf(member), i)));
    }
    return all;
  }

  void oneOf(String member, Collection<String> values) throws Refusal {
    if (!values.contains(string(member))) {
      String known =
          values.stream().map("'%s'"::formatted).sorted().collect(Collectors.joining(", "));
      throw wrong(
          member,
          "Invalid value: '" + string(member) + "'. Supported values are: " + known + ".",
          "invalid_value");
    }
  }

  /** A number that may be absent. */
  void range(String member, double least, double most) throws Refusal {
    if (absent(member)) {
      return;
    }
    if (!(object.get(member) instanceof JsonNumber number)) {
      throw type(member, "a decimal");
    }
    String kind = number.isIntegral() ? "integer" : "decimal";
    String said = "Invalid '%s': " + kind;
    if (number.doubleValue() > most) {
      String rest = " above maximum value. Expected a value <= " + plain(most);
      throw wrong(
          member, said + rest + ", but got " + number + " instead.", kind + "_above_max_value");
    }
    if (number.doubleValue() < least) {
      String rest = " below minimum value. Expected a value >= " + plain(least);
      throw wrong(
          member, said + rest + ", but got " + number + " instead.", kind + "_below_min_value");
    }
  }

  void typed(String member, ValueType... types) throws Refusal {
    if (!absent(member) && !List.of(types).contains(object.get(member).getValueType())) {
      throw type(member, types[0].name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * @param message with a place for the member's path
   */
  Refusal wrong(String member, String message, String code) {
    String at = pathOf(member);
    return new Refusal(400, message.replace("%s", at), at, code);
  }

  private Refusal type(String member, String expected) {
    return wrong(member, "Invalid type for '%s': expected " + expected + ".", "invalid_type");
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
