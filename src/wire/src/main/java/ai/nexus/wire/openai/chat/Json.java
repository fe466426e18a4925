package ai.nexus.wire.openai.chat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
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

/**
 * JSON as objects. The factories are kept: each of {@code jakarta.json.Json}'s methods searches the
 * class path for them.
 */
public final class Json {

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private Json() {}

  /** Empty where it is no JSON, nests too deep or has a number that is too long. */
  public static Optional<JsonValue> parse(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      // Asking for more makes Parsson refuse what stands behind the value; its readers do not.
      return parser.hasNext() ? Optional.empty() : Optional.of(value);
    } catch (JsonException broken) {
      return Optional.empty();
    } catch (RuntimeException unreadable) {
      // Parsson throws others for what passes its limits, such as org.eclipse.parsson.maxDepth.
      return Optional.empty();
    }
  }

  /** Empty where it is no JSON object. */
  public static Optional<JsonObject> parseObject(String text) {
    return parse(text).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  /** As {@link #parseObject(String)}, of UTF-8. */
  public static Optional<JsonObject> parseObject(byte[] utf8) {
    return parseObject(new String(utf8, StandardCharsets.UTF_8));
  }

  public static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }

  /** With the members of another. */
  public static JsonObjectBuilder object(JsonObject members) {
    return BUILDERS.createObjectBuilder(members);
  }

  public static JsonArrayBuilder array() {
    return BUILDERS.createArrayBuilder();
  }

  public static JsonValue string(String text) {
    return PROVIDER.createValue(text);
  }

  /** UTF-8. */
  public static byte[] bytes(JsonValue value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Lone surrogates are written as escapes: UTF-8 has no bytes for them. */
  public static String text(JsonValue value) {
    String json = value.toString();
    for (int i = 0; i < json.length(); i++) {
      if (Character.isSurrogate(json.charAt(i))) {
        return withLoneSurrogatesEscaped(json);
      }
    }
    return json;
  }

  /** Whatever is not ASCII stands within strings, so that an escape is right wherever one is. */
  private static String withLoneSurrogatesEscaped(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    int i = 0;
    while (i < json.length()) {
      int codePoint = json.codePointAt(i);
      if (Character.getType(codePoint) == Character.SURROGATE) {
        out.append("\\u").append(Integer.toHexString(codePoint));
      } else {
        out.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return out.toString();
  }
}
