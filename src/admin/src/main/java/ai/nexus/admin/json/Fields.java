package ai.nexus.admin.json;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of one JSON object and collects everything that is wrong with them. A reader
 * takes all of its fields, then calls {@link #check()}; what a faulty field returned before is of
 * no use.
 */
public final class Fields {

  private final JsonObject object;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  public Fields(JsonObject object) {
    this.object = object;
  }

  /** A text that must be there. */
  public String requiredText(String name, TextRule rule) {
    if (isAbsentOrNull(name)) {
      fault(name, "is required");
    }
    return text(name, rule).orElse("");
  }

  /** A text; empty where the field is absent or null. */
  public Optional<String> text(String name, TextRule rule) {
    Optional<JsonValue> value = value(name);
    if (value.isPresent() && value.get() instanceof JsonString string) {
      rule.faultOf(string.getString()).ifPresent(message -> fault(name, message));
      return Optional.of(string.getString());
    }
    value.ifPresent(other -> wrongType(name, "a string", other));
    return Optional.empty();
  }

  /** True or false; the fallback where the field is absent or null. */
  public boolean flag(String name, boolean fallback) {
    Optional<JsonValue> value = value(name);
    value
        .filter(other -> !other.equals(JsonValue.TRUE) && !other.equals(JsonValue.FALSE))
        .ifPresent(other -> wrongType(name, "true or false", other));
    return value.map(JsonValue.TRUE::equals).orElse(fallback);
  }

  /** A whole number that must be there. */
  public long requiredNumber(String name) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      fault(name, "is required");
    } else if (value.get() instanceof JsonNumber number) {
      return exact(name, number);
    } else {
      wrongType(name, "a whole number", value.get());
    }
    return 0;
  }

  public boolean isAbsent(String name) {
    known.add(name);
    return !object.containsKey(name);
  }

  public boolean isAbsentOrNull(String name) {
    return value(name).isEmpty();
  }

  /** Fields that only answers have; a caller may send back what it was given. */
  public void accept(String... names) {
    known.addAll(List.of(names));
  }

  public void fault(String name, String message) {
    violations.add(new Violation(name, message));
  }

  /**
   * @throws InvalidFieldsException that names every wrong field, unknown ones too
   */
  public void check() {
    object.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> fault(name, "is not a field of this resource"));
    if (!violations.isEmpty()) {
      throw new InvalidFieldsException(violations);
    }
  }

  private Optional<JsonValue> value(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name))
        .filter(value -> value.getValueType() != ValueType.NULL);
  }

  private long exact(String name, JsonNumber number) {
    try {
      // Asked first, because 1e999999999 would be written out in full.
      if (number.isIntegral()) {
        return number.longValueExact();
      }
      fault(name, "must be a whole number");
    } catch (ArithmeticException tooLarge) {
      fault(name, "is too large");
    }
    return 0;
  }

  private void wrongType(String name, String wanted, JsonValue was) {
    String found =
        switch (was.getValueType()) {
          case ARRAY -> "an array";
          case OBJECT -> "an object";
          case STRING -> "a string";
          case NUMBER -> "a number";
          case TRUE, FALSE -> "a boolean";
          case NULL -> "null";
        };
    fault(name, "must be " + wanted + ", was " + found);
  }
}
