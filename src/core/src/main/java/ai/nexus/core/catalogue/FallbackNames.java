package ai.nexus.core.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** The fallbacks of a policy as the database has them: a JSON array of texts. */
public final class FallbackNames {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private FallbackNames() {}

  public static String write(List<String> names) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    names.forEach(array::add);
    return array.build().toString();
  }

  /**
   * @throws IllegalArgumentException where it is no such array
   */
  public static List<String> read(String stored) {
    try (JsonReader reader = READERS.createReader(new StringReader(stored))) {
      return reader.readArray().getValuesAs(JsonString::getString);
    } catch (RuntimeException broken) {
      throw new IllegalArgumentException("a policy's fallbacks are no JSON array", broken);
    }
  }
}
