package ai.nexus.wire.anthropic.common;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes JSON documents. The factories are found once: each of {@code
 * jakarta.json.Json}'s own methods searches the class path for them.
 */
public final class Json {

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private Json() {}

  /** Empty for what is no JSON object, is nested too deep or has a number past all measure. */
  public static Optional<JsonObject> readObject(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (RuntimeException malformed) { // Parsson throws several kinds for its own limits
      return Optional.empty();
    }
  }

  /** As {@link #readObject(String)}, of UTF-8. */
  public static Optional<JsonObject> readObject(byte[] utf8) {
    return readObject(new String(utf8, StandardCharsets.UTF_8));
  }

  public static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }

  /** With the member that says what an object of Anthropic's is. */
  public static JsonObjectBuilder typed(String type) {
    return BUILDERS.createObjectBuilder().add("type", type);
  }

  /** The object with more members. */
  public static JsonObjectBuilder from(JsonObject object) {
    return BUILDERS.createObjectBuilder(object);
  }

  public static JsonArrayBuilder array() {
    return BUILDERS.createArrayBuilder();
  }

  public static JsonNumber number(long value) {
    return PROVIDER.createValue(value);
  }

  public static JsonString string(String text) {
    return PROVIDER.createValue(text);
  }

  public static byte[] bytes(JsonValue document) {
    return text(document).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Without line breaks. UTF-8 has no lone surrogates, so these are written as escapes; they stand
   * in strings alone.
   */
  public static String text(JsonValue document) {
    String text = document.toString();
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      int character = text.codePointAt(i);
      if (Character.getType(character) == Character.SURROGATE) {
        escaped.append("\\u").append(Integer.toHexString(character));
      } else {
        escaped.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return escaped.toString();
  }
}
