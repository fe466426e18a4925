package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.wire.json.Slice;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An error that an upstream told in an answer that had begun well: an event of a stream, or a body
 * under status 200 (OpenRouter: openrouter.ai/docs/api-reference/errors). It goes to the client as
 * it came, but for the gateway's key, so that SDKs see its type and code.
 *
 * @param json the whole document, on one line where it came on one
 * @param status the HTTP status that says the same
 */
record ToldError(String json, int status) {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final int BAD_GATEWAY = 502;

  /** Empty where the document's {@code error} is no object. */
  static Optional<ToldError> of(Provider provider, byte[] document) {
    try (var reader = READERS.createReader(new ByteArrayInputStream(document))) {
      return reader.readObject().get("error") instanceof JsonObject error
          ? Optional.of(new ToldError(withoutKey(provider, document), status(error)))
          : Optional.empty();
    } catch (RuntimeException unreadable) {
      // No JSON, or JSON beyond what the reader takes, as an exponent of 14 digits.
      return Optional.empty();
    }
  }

  private static String withoutKey(Provider provider, byte[] document) {
    return new String(UpstreamErrors.withoutKey(provider, document), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** As the last event of a stream. */
  Slice event() {
    String event = "data: " + json.replace("\n", "\ndata: ") + "\n\n";
    return Slice.of(event.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(JsonObject error) {
    return number(error.get("code"))
        .or(() -> number(error.get("status")))
        .filter(code -> code >= 400 && code <= 599)
        .orElseGet(() -> statusOfName(text(error, "type") + ' ' + text(error, "code")));
  }

  private static Optional<Integer> number(JsonValue value) {
    return value instanceof JsonNumber number && number.isIntegral()
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static String text(JsonObject error, String member) {
    return error.get(member) instanceof JsonString text
        ? text.getString().toLowerCase(Locale.ROOT)
        : "";
  }

  /** OpenAI's types and codes (developers.openai.com/docs/guides/error-codes). */
  private static int statusOfName(String name) {
    if (name.contains("rate_limit") || name.contains("insufficient_quota")) {
      return 429;
    }
    if (name.contains("overloaded")) {
      return 503;
    }
    if (name.contains("invalid_request") || name.contains("context_length")) {
      return 400;
    }
    return BAD_GATEWAY;
  }
}
