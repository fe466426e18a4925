package ai.nexus.wire.anthropic.common;

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

/**
 * The members of one object of a document. A member that is null is absent; one of another type
 * than is asked for is a fault. What nobody asked for can be told. For one thread.
 */
public final class Members {

  private final JsonObject object;
  private final String path;
  private final Faults faults;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param path of the object; empty for the document
   */
  public Members(JsonObject object, String path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  public Optional<JsonValue> value(String name) {
    asked.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }

  public Optional<String> text(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonString.class, "must be a text").getString());
  }

  public Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw fault(name, "must be true or false");
              }
              return value == JsonValue.TRUE;
            });
  }

  public Optional<BigDecimal> number(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonNumber.class, "must be a number").bigDecimalValue());
  }

  public Optional<Long> whole(String name) {
    return number(name)
        .map(
            number -> {
              try {
                return number.longValueExact();
              } catch (ArithmeticException fraction) {
                throw fault(name, "must be a whole number, and not so great");
              }
            });
  }

  public Optional<JsonObject> json(String name) {
    return value(name).map(value -> cast(name, value, JsonObject.class, "must be an object"));
  }

  public Optional<Members> object(String name) {
    return json(name).map(inner -> new Members(inner, path(name), faults));
  }

  /** None where the member is absent. */
  public List<Members> objects(String name) {
    List<Members> all = new ArrayList<>();
    for (JsonValue item : items(name)) {
      String at = "[" + all.size() + "]";
      JsonObject inner = cast(name + at, item, JsonObject.class, "must be an object");
      all.add(new Members(inner, path(name) + at, faults));
    }
    return all;
  }

  /** None where the member is absent. */
  public List<String> texts(String name) {
    return items(name).stream()
        .map(item -> cast(name, item, JsonString.class, "must hold texts alone").getString())
        .toList();
  }

  /** A text that must be there. */
  public String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  public RuntimeException missing(String name) {
    return fault(name, "is missing: give it");
  }

  public RuntimeException fault(String name, String message) {
    return faults.at(path(name), message);
  }

  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Tells of the members that nobody asked for. */
  public void dropRest(Dropped dropped) {
    object.forEach(
        (name, value) -> {
          if (!asked.contains(name) && value != JsonValue.NULL) {
            drop(name, dropped);
          }
        });
  }

  /** Tells of a member that is left out, wherever in its list the object stands. */
  public void drop(String name, Dropped dropped) {
    asked.add(name);
    dropped.add(path(name).replaceAll("\\[\\d+\\]", "[]"));
  }

  private List<JsonValue> items(String name) {
    return value(name)
        .map(value -> cast(name, value, JsonArray.class, "must be a list"))
        .map(array -> array.getValuesAs(JsonValue.class))
        .orElse(List.of());
  }

  private <T> T cast(String name, JsonValue value, Class<T> type, String message) {
    if (!type.isInstance(value)) {
      throw fault(name, message);
    }
    return type.cast(value);
  }
}
