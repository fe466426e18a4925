package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.ErrorTypes;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ProviderError;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads errors (anthropic-sdk-python types/shared/error_response.py, _exceptions.py), those of
 * servers in front of the API among them, which may be any text.
 */
final class ErrorReader {

  private static final int LONGEST_TEXT = 1_000;

  private ErrorReader() {}

  static ProviderError read(int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return Json.readObject(text)
        .map(json -> read(Optional.of(status), json))
        .orElseGet(() -> of(status, asMessage(status, text)));
  }

  /** Whether a document is an error and no answer. */
  static boolean isTold(JsonObject document) {
    JsonValue error = document.get("error");
    return text(document, "type").filter("error"::equals).isPresent()
        || error instanceof JsonObject
        || error instanceof JsonString;
  }

  /** Of a stream's event, or of a body under a good status, whose status is the error's own. */
  static ProviderError event(JsonObject event) {
    return read(Optional.empty(), event);
  }

  private static ProviderError read(Optional<Integer> status, JsonObject json) {
    JsonObject error =
        json.get("error") instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    Optional<String> type = text(error, "type");
    int known = status.or(() -> number(error)).orElseGet(() -> ErrorTypes.status(type.orElse("")));
    return new ProviderError(
        known,
        message(json, error).orElseGet(() -> asMessage(known, "")),
        type,
        code(error),
        text(error, "param"));
  }

  /** {@code error} itself is a text on some servers, and others have {@code detail}. */
  private static Optional<String> message(JsonObject json, JsonObject error) {
    return Stream.of(
            text(error, "message"),
            text(json, "error"),
            text(json, "message"),
            text(json, "detail"))
        .flatMap(Optional::stream)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Optional<String> code(JsonObject error) {
    JsonObject details =
        error.get("details") instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    return text(details, "error_code").or(() -> text(error, "code"));
  }

  /** Of servers that tell other vendors' errors. */
  private static Optional<Integer> number(JsonObject error) {
    return error.get("code") instanceof JsonNumber number && number.isIntegral()
        ? Optional.of(number.intValue()).filter(code -> code >= 400 && code <= 599)
        : Optional.empty();
  }

  /** A number as text, too. */
  private static Optional<String> text(JsonObject object, String name) {
    JsonValue value = object.get(name);
    if (value instanceof JsonString text) {
      return Optional.of(text.getString());
    }
    return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
  }

  private static ProviderError of(int status, String message) {
    return new ProviderError(status, message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A page of HTML says nothing to a program's user. */
  private static String asMessage(int status, String text) {
    if (text.isEmpty() || text.startsWith("<")) {
      return "The provider answered with status " + status + " and told no reason.";
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
