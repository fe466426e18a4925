package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ProviderError;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads {@code {"error":{code,message,status,details}}}
 * (https://cloud.google.com/apis/design/errors), which streams without {@code alt=sse} put into a
 * list, and any other body as well as it can.
 */
final class GeminiErrorReader {

  private static final int LONGEST_MESSAGE = 2_000; // characters of a body that is no JSON
  private static final String BAD_KEY = "API_KEY_INVALID";

  private GeminiErrorReader() {}

  /**
   * @param status the answer's HTTP status
   */
  static ProviderError read(int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return Json.read(text)
        .flatMap(GeminiErrorReader::error)
        .map(error -> read(status, error))
        .orElseGet(() -> plain(status, text));
  }

  /** The error that a document is which came for an answer; empty where it is none. */
  static Optional<ProviderError> told(JsonValue document) {
    JsonValue one = first(document);
    return one instanceof JsonObject object
        ? Optional.ofNullable(object.get("error"))
            .filter(error -> error != JsonValue.NULL)
            .map(GeminiErrorReader::inStream)
        : Optional.empty();
  }

  /** The error of an event; its own code says what status stands for it. */
  static ProviderError inStream(JsonValue error) {
    if (!(error instanceof JsonObject object)) {
      return plain(500, error instanceof JsonString text ? text.getString() : error.toString());
    }
    int told = object.get("code") instanceof JsonNumber code ? code.intValue() : 0;
    int status = told >= 400 && told <= 599 ? told : 0;
    return read(status > 0 ? status : named(object).flatMap(Statuses::http).orElse(500), object);
  }

  private static Optional<JsonObject> error(JsonValue document) {
    JsonValue one = first(document);
    if (one instanceof JsonObject object && object.get("error") instanceof JsonString text) {
      return Optional.of(Json.object("message", text.getString()));
    }
    if (one instanceof JsonObject object && object.get("error") instanceof JsonObject error) {
      return Optional.of(error);
    }
    return one instanceof JsonObject object && object.containsKey("message")
        ? Optional.of(object)
        : Optional.empty();
  }

  private static JsonValue first(JsonValue document) {
    return document instanceof JsonArray list && !list.isEmpty() ? list.get(0) : document;
  }

  private static ProviderError read(int status, JsonObject error) {
    ErrorDetails details = ErrorDetails.of(error.get("details"));
    String message = text(error, "message").orElse("The provider gave no reason.");
    return new ProviderError(
        isBadKey(message, details) ? 401 : status,
        message,
        named(error),
        details.reason(),
        details.field(),
        details.retryDelay());
  }

  /** A key that Google does not know is a 400 to it; to others it would be the client's fault. */
  private static boolean isBadKey(String message, ErrorDetails details) {
    return details.reason().filter(BAD_KEY::equals).isPresent()
        || message.startsWith("API key not valid");
  }

  private static Optional<String> named(JsonObject error) {
    return text(error, "status").or(() -> text(error, "type"));
  }

  private static Optional<String> text(JsonObject error, String name) {
    return error.get(name) instanceof JsonString text
        ? Optional.of(text.getString()).filter(value -> !value.isBlank())
        : Optional.empty();
  }

  private static ProviderError plain(int status, String body) {
    String text = body.isBlank() ? "The provider gave no reason." : body.strip();
    String message = text.substring(0, Math.min(text.length(), LONGEST_MESSAGE));
    return new ProviderError(status, message, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
