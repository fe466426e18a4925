package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of one object of a document. A member that is null is absent; one of another type
 * than is asked for is a fault. What nobody asked for can be told.
 */
final class Members {

  private final JsonObject object;
  private final String path;
  private final Faults faults;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param path of the object; empty for the document
   */
  Members(JsonObject object, String path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /**
   * @param name in camel case; with underscores it is found too
   */
  Optional<JsonValue> value(String name) {
    String written = written(name);
    asked.add(written);
    return Optional.ofNullable(object.get(written)).filter(value -> value != JsonValue.NULL);
  }

  Optional<String> text(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonString.class, "must be a text.").getString());
  }

  Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw fault(name, "must be true or false.");
              }
              return value == JsonValue.TRUE;
            });
  }

  Optional<BigDecimal> number(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonNumber.class, "must be a number.").bigDecimalValue());
  }

  Optional<Long> whole(String name) {
    return number(name).map(number -> exact(name, number, BigDecimal::longValueExact));
  }

  Optional<Integer> small(String name) {
    return number(name).map(number -> exact(name, number, BigDecimal::intValueExact));
  }

  Optional<JsonObject> json(String name) {
    return value(name).map(value -> cast(name, value, JsonObject.class, "must be an object."));
  }

  Optional<Members> object(String name) {
    return json(name).map(inner -> new Members(inner, path(name), faults));
  }

  /** None where the member is absent. */
  List<Members> objects(String name) {
    if (faults == Faults.REQUEST && value(name).orElse(JsonValue.NULL) instanceof JsonObject one) {
      return List.of(new Members(one, path(name), faults)); // Google takes it for a list of one
    }
    List<Members> all = new ArrayList<>();
    for (JsonValue item : items(name)) {
      String at = "[" + all.size() + "]";
      JsonObject inner = cast(name + at, item, JsonObject.class, "must be an object.");
      all.add(new Members(inner, path(name) + at, faults));
    }
    return all;
  }

  /** None where the member is absent. */
  List<String> texts(String name) {
    return items(name).stream()
        .map(item -> cast(name, item, JsonString.class, "must hold texts alone.").getString())
        .toList();
  }

  /** What must be there. */
  <T> T required(String name, Optional<T> member) {
    return member.orElseThrow(() -> fault(name, "is missing: give it."));
  }

  RuntimeException fault(String name, String message) {
    return faults.at(path(name), message);
  }

  String path(String name) {
    String written = written(name);
    return path.isEmpty() ? written : path + "." + written;
  }

  String path() {
    return path;
  }

  /** Tells of the members that nobody asked for, wherever in their lists they stand. */
  void dropRest(Dropped dropped) {
    object.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> dropped.add(path(name).replaceAll("\\[\\d+\\]", "[]")));
  }

  private List<JsonValue> items(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonArray.class, "must be a list."))
        .map(array -> array.getValuesAs(JsonValue.class))
        .orElse(List.of());
  }

  private <T> T exact(String name, BigDecimal number, Function<BigDecimal, T> whole) {
    try {
      return whole.apply(number);
    } catch (ArithmeticException fraction) {
      throw fault(name, "must be a whole number, and not so great.");
    }
  }

  private <T> T cast(String name, JsonValue value, Class<T> type, String message) {
    if (!type.isInstance(value)) {
      throw fault(name, message);
    }
    return type.cast(value);
  }

  private String written(String name) {
    return object.containsKey(name) ? name : Names.underscored(name, object::containsKey);
  }
}
