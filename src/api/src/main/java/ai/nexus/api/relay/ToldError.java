package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.openai.chat.provider.ErrorReader;
import ai.nexus.wire.translate.ClientDialect;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An error that an upstream told in an answer that had begun well: an event of a stream, or a body
 * under status 200 (OpenRouter: openrouter.ai/docs/api-reference/errors). It goes to a client of
 * the same dialect as it came, but for the gateway's key, so that SDKs see its type and code.
 *
 * @param json the whole document, on one line where it came on one
 * @param status the HTTP status that says the same
 * @param retryAfter how long it asks to wait
 */
record ToldError(String json, int status, Optional<Duration> retryAfter) {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** One in OpenAI's dialect; empty where the document's {@code error} is no object. */
  static Optional<ToldError> of(Provider provider, byte[] document) {
    try (var reader = READERS.createReader(new ByteArrayInputStream(document))) {
      JsonObject told = reader.readObject();
      return told.get("error") instanceof JsonObject
          ? Optional.of(asItCame(provider, document, ErrorReader.ofEvent(told)))
          : Optional.empty();
    } catch (RuntimeException unreadable) {
      // No JSON, or JSON beyond what the reader takes, as an exponent of 14 digits.
      return Optional.empty();
    }
  }

  /** For a client of the provider's dialect. */
  static ToldError asItCame(Provider provider, byte[] document, ProviderError read) {
    byte[] masked = UpstreamErrors.withoutKey(provider, document);
    return new ToldError(
        new String(masked, StandardCharsets.UTF_8), read.status(), read.retryAfter());
  }

  /**
   * For a client of another dialect.
   *
   * @param shown as {@link ClientErrors} has it
   */
  static ToldError inWordsOf(ClientDialect client, Provider provider, ProviderError shown) {
    return asItCame(provider, client.error(shown), shown);
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** As the last event of a stream. */
  Slice event() {
    String event = "data: " + json.replace("\n", "\ndata: ") + "\n\n";
    return Slice.of(event.getBytes(StandardCharsets.UTF_8));
  }
}
