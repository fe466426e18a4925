package ai.nexus.wire.gemini;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads and writes JSON documents. Numbers and texts stay as they were, lone surrogates too. */
final class Json {

  /** Found once: each of jakarta.json.Json's own methods looks for it anew. */
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

  private Json() {}

  /**
   * Empty for what is no JSON document, or nested too deep, or has numbers past all measure. A
   * JsonReader would not see what follows a document.
   */
  static Optional<JsonValue> read(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonValue document = parser.getValue();
      return parser.hasNext() ? Optional.empty() : Optional.of(document);
    } catch (RuntimeException malformed) { // Parsson throws several kinds for its own limits
      return Optional.empty();
    }
  }

  static Optional<JsonObject> readObject(String text) {
    return read(text).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** With one text member. */
  static JsonObject object(String name, String value) {
    return object().add(name, value).build();
  }

  static JsonObject with(JsonObject object, String name, String value) {
    return PROVIDER.createObjectBuilder(object).add(name, value).build();
  }

  /** UTF-8 has no lone surrogates, so these are written as escapes; they stand in strings alone. */
  static byte[] bytes(JsonValue document) {
    String text = document.toString();
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        escaped.append(c);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        escaped.append(c).append(text.charAt(++i));
      } else {
        escaped.append("\\u").append(Integer.toHexString(c));
      }
    }
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }
}
