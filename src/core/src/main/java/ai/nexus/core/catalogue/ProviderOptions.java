package ai.nexus.core.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options of a provider as the database has them: one JSON object of texts. */
public final class ProviderOptions {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private ProviderOptions() {}

  /** Empty where there are none. */
  public static Optional<String> write(Map<String, String> options) {
    if (options.isEmpty()) {
      return Optional.empty();
    }
    JsonObjectBuilder object = JSON.createObjectBuilder();
    new TreeMap<>(options).forEach(object::add);
    return Optional.of(object.build().toString());
  }

  /**
   * @throws IllegalArgumentException where it is no such object
   */
  public static Map<String, String> read(Optional<String> stored) {
    Map<String, String> options = new TreeMap<>();
    stored.ifPresent(text -> object(text).forEach((name, value) -> options.put(name, text(value))));
    return options;
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("a provider's options are no JSON object", broken);
    }
  }

  private static String text(Object value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new IllegalArgumentException("a provider's options must be texts");
  }
}
