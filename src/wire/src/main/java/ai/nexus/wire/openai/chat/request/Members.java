package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of an object in a client's request. A null is as good as absent; a wrong type is the
 * client's fault, and named by its path. Knows which members nobody asked for.
 */
public final class Members {

  private final JsonObject object;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  private Members(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  public static Members of(JsonObject root) {
    return new Members(root, "");
  }

  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public Optional<JsonValue> value(String key) {
    asked.add(key);
    return Optional.ofNullable(object.get(key))
        .filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
  }

  private <T> Optional<T> typed(String key, Class<T> type, String name) {
    Optional<JsonValue> value = value(key);
    if (value.isPresent() && !type.isInstance(value.get())) {
      throw wrong(key, "must be " + name);
    }
    return value.map(type::cast);
  }

  public Optional<String> text(String key) {
    return typed(key, JsonString.class, "a string").map(JsonString::getString);
  }

  public String needText(String key) {
    return text(key).orElseThrow(() -> wrong(key, "must be given, as a string"));
  }

  public Optional<BigDecimal> number(String key) {
    return typed(key, JsonNumber.class, "a number").map(JsonNumber::bigDecimalValue);
  }

  public Optional<Long> whole(String key, long least) {
    Optional<BigDecimal> number = number(key);
    try {
      Optional<Long> whole = number.map(BigDecimal::longValueExact);
      if (whole.isEmpty() || whole.get() >= least) {
        return whole;
      }
    } catch (ArithmeticException fraction) {
      // told below
    }
    throw wrong(
        key, "must be a whole number" + (least == Long.MIN_VALUE ? "" : " from " + least + " on"));
  }

  public Optional<Boolean> flag(String key) {
    Optional<JsonValue> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (value.get().getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> throw wrong(key, "must be true or false");
    };
  }

  public Optional<JsonObject> raw(String key) {
    return typed(key, JsonObject.class, "an object");
  }

  public Optional<Members> object(String key) {
    return raw(key).map(inner -> new Members(inner, path(key)));
  }

  public Members needObject(String key) {
    return object(key).orElseThrow(() -> wrong(key, "must be given, as an object"));
  }

  /** The objects of an array; none where it is absent. */
  public List<Members> objects(String key) {
    List<Members> all = new ArrayList<>();
    for (JsonValue item :
        typed(key, JsonArray.class, "an array").orElse(JsonArray.EMPTY_JSON_ARRAY)) {
      String at = path(key) + "[" + all.size() + "]";
      if (!(item instanceof JsonObject inner)) {
        throw new BadRequestException("'" + at + "' must be an object", at);
      }
      all.add(new Members(inner, at));
    }
    return all;
  }

  public BadRequestException wrong(String key, String what) {
    return new BadRequestException("'" + path(key) + "' " + what, path(key));
  }

  /** These are read elsewhere, or say nothing. */
  public void ignore(String... keys) {
    asked.addAll(Arrays.asList(keys));
  }

  /** Reports the members that nobody asked for. */
  public void dropRest(Dropped dropped) {
    Unread.drop(path, object, asked, dropped);
  }

  public void drop(String key, Dropped dropped) {
    Unread.drop(path, key, dropped);
  }
}
