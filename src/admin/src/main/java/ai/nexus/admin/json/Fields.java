package ai.nexus.admin.json;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object and collects everything that is wrong with them. A reader
 * takes all of its fields, then calls {@link #check()}; what a faulty field returned before is of
 * no use.
 */
public final class Fields {

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

  private final JsonObject object;
  private final String prefix;
  private final List<Violation> violations;
  private final Set<String> known = new HashSet<>();
  private final List<Fields> within = new ArrayList<>();

  public Fields(JsonObject object) {
    this(object, "", new ArrayList<>());
  }

  private Fields(JsonObject object, String prefix, List<Violation> violations) {
    this.object = object;
    this.prefix = prefix;
    this.violations = violations;
  }

  /** The fields of an object; none where the field is absent or null. */
  public Fields object(String name) {
    Optional<JsonValue> value = value(name);
    value
        .filter(other -> !(other instanceof JsonObject))
        .ifPresent(other -> wrongType(name, "an object", other));
    JsonObject inner =
        value
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .orElse(JsonValue.EMPTY_JSON_OBJECT);
    Fields fields = new Fields(inner, prefix + name + ".", violations);
    within.add(fields);
    return fields;
  }

  /** An exact decimal from 0 to a most, as a number or as text; empty where absent or null. */
  public Optional<BigDecimal> decimal(String name, int decimals, BigDecimal most) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text =
        value.get() instanceof JsonString string ? string.getString() : value.get().toString();
    Optional<BigDecimal> number =
        DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    if (number.filter(n -> n.scale() <= decimals && n.compareTo(most) <= 0).isEmpty()) {
      fault(name, "must be a number from 0 to " + most + " with at most " + decimals + " decimals");
    }
    return number;
  }

  /** A time; empty where the field is absent or null. */
  public Optional<Instant> time(String name) {
    Optional<String> text = text(name, TextRule.line(40));
    Optional<Instant> time = text.flatMap(given -> TimeText.parse(given, ZoneOffset.UTC));
    if (text.isPresent() && time.isEmpty()) {
      fault(name, TimeText.FORM);
    }
    return time;
  }

  /** A whole number; empty where the field is absent or null. */
  public OptionalLong number(String name) {
    return isAbsentOrNull(name) ? OptionalLong.empty() : OptionalLong.of(requiredNumber(name));
  }

  /** A whole number within bounds; empty where the field is absent or null. */
  public OptionalLong number(String name, long least, long most) {
    int faults = violations.size();
    OptionalLong number = number(name);
    boolean isNumber = number.isPresent() && violations.size() == faults;
    if (isNumber && (number.getAsLong() < least || number.getAsLong() > most)) {
      fault(name, "must be from " + least + " to " + most);
    }
    return number;
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

  /** An array of texts; none where the field is absent or null. */
  public List<String> texts(String name, TextRule rule, int most) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray array)) {
      wrongType(name, "an array", value.get());
      return List.of();
    }
    if (array.size() > most) {
      fault(name, "must have at most " + most + " elements, had " + array.size());
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Math.min(array.size(), most); i++) {
      if (array.get(i) instanceof JsonString text) {
        String place = name + "[" + i + "]";
        rule.faultOf(text.getString()).ifPresent(message -> fault(place, message));
        texts.add(text.getString());
      } else {
        wrongType(name + "[" + i + "]", "a string", array.get(i));
      }
    }
    return texts;
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
    violations.add(new Violation(prefix + name, message));
  }

  /**
   * @throws InvalidFieldsException that names every wrong field, unknown ones too
   */
  public void check() {
    faultUnknown();
    InvalidFieldsException.throwIfAny(violations);
  }

  private void faultUnknown() {
    object.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> fault(name, "is not a field of this resource"));
    within.forEach(Fields::faultUnknown);
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
