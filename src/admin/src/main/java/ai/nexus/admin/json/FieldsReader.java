package ai.nexus.admin.json;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads a request body of at most 1 MiB as one JSON object, and says where it is broken. */
@Consumes(MediaType.APPLICATION_JSON)
public final class FieldsReader implements MessageBodyReader<Fields> {

  static final int MAX_BYTES = 1 << 20;

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Fields.class;
  }

  @Override
  public Fields readFrom(
      Class<Fields> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return new Fields(parse(text(body)));
  }

  /** As for a body that must be there; of one that is empty there are no fields. */
  public static Fields readOrNone(InputStream body) throws IOException {
    String text = text(body);
    return new Fields(text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : parse(text));
  }

  private static String text(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new GatewayException(
          Failure.BODY_TOO_LARGE, "The body must have at most " + MAX_BYTES + " bytes.");
    }
    return decode(bytes);
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherCharset) {
      throw malformed("The body must be JSON in UTF-8; its bytes are not UTF-8.", otherCharset);
    }
  }

  static JsonObject parse(String text) {
    if (text.isBlank()) {
      throw emptyBody();
    }
    if (readValue(text) instanceof JsonObject object) {
      return object;
    }
    throw malformed("The body must be a JSON object, not any other JSON value.");
  }

  private static JsonValue readValue(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      requireNothingMore(text);
      return value;
    } catch (GatewayException refused) {
      throw refused;
    } catch (JsonParsingException broken) {
      JsonLocation at = broken.getLocation();
      throw malformed(
          "The body is not valid JSON at line "
              + at.getLineNumber()
              + ", column "
              + at.getColumnNumber()
              + ". Each name may stand only once in an object.",
          broken);
    } catch (JsonException broken) {
      throw malformed("The body is not valid JSON.", broken);
    } catch (RuntimeException refused) {
      // Parsson has no type of its own for nesting that is too deep.
      throw malformed("The body is not JSON that can be read: " + refused.getMessage(), refused);
    }
  }

  /** Only a reader refuses a name that stands twice, only a parser refuses a second value. */
  private static void requireNothingMore(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      parser.getValue();
      if (parser.hasNext()) {
        throw malformed("The body must be one JSON object; more follows it.");
      }
    }
  }

  static GatewayException emptyBody() {
    return malformed("The body must be a JSON object; it was empty.");
  }

  private static GatewayException malformed(String message) {
    return new GatewayException(Failure.MALFORMED_REQUEST, message);
  }

  private static GatewayException malformed(String message, Exception cause) {
    return new GatewayException(Failure.MALFORMED_REQUEST, message, cause);
  }
}
