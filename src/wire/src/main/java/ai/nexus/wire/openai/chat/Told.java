package ai.nexus.wire.openai.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Members of what a provider told, leniently: one of another type than is asked for is absent. */
public final class Told {

  private Told() {}

  public static Optional<String> text(JsonObject object, String key) {
    return object.get(key) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** As {@link #text}, where empty text says nothing. */
  public static Optional<String> words(JsonObject object, String key) {
    return text(object, key).filter(text -> !text.isEmpty());
  }

  public static Optional<JsonObject> object(JsonObject object, String key) {
    return object.get(key) instanceof JsonObject inner ? Optional.of(inner) : Optional.empty();
  }

  /** Those members of an array that are objects. */
  public static List<JsonObject> objects(JsonObject object, String key) {
    return object.get(key) instanceof JsonArray array ? objects(array) : List.of();
  }

  public static List<JsonObject> objects(JsonArray array) {
    return array.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .toList();
  }
}
