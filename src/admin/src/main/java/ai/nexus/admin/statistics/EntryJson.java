package ai.nexus.admin.statistics;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes usage entries. A count that no one knew is null, which is not 0. */
final class EntryJson {

  // Held, because each call of Json.create… searches for the provider, twenty times an entry.
  private static final JsonProvider JSON = JsonProvider.provider();

  private EntryJson() {}

  static JsonArrayBuilder of(List<LedgerEntry> entries) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    entries.forEach(entry -> array.add(of(entry)));
    return array;
  }

  static JsonObject of(LedgerEntry row) {
    UsageEntry entry = row.entry();
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", entry.id())
            .add("request_id", entry.requestId())
            .add("conversation_id", entry.conversationId())
            .add("started_at", entry.startedAt().toString())
            .add("ended_at", entry.endedAt().toString())
            .add("endpoint", entry.endpoint())
            .add("streamed", entry.streamed())
            .add("provider_id", number(entry.providerId()))
            .add("provider_name", text(entry.providerName()))
            .add("model_name", text(entry.modelName()))
            .add("upstream_model", text(entry.upstreamModel()))
            .add("client_key", entry.clientKeyHint());
    addTokens(json, entry.usage());
    addCost(json, row);
    return json.add("first_event_ms", number(entry.firstEvent().map(Duration::toMillis)))
        .add("total_ms", entry.total().toMillis())
        .add("outcome", entry.outcome().label())
        .add("source", entry.source().label())
        .add("http_status", entry.httpStatus())
        .add("error_code", text(entry.errorCode()))
        .add("attempts", entry.attempts())
        .add("earlier_attempts", attempts(entry.earlierAttempts()))
        .add("client_retry", entry.clientRetry())
        .build();
  }

  private static JsonArrayBuilder attempts(List<EarlierAttempt> attempts) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    attempts.forEach(
        attempt ->
            array.add(
                JSON.createObjectBuilder()
                    .add("started_at", attempt.startedAt().toString())
                    .add("total_ms", attempt.total().toMillis())
                    .add("provider_id", attempt.providerId())
                    .add("provider_name", attempt.providerName())
                    .add("upstream_model", attempt.upstreamModel())
                    .add("outcome", attempt.outcome().label())
                    .add("http_status", number(attempt.httpStatus().map(Integer::longValue)))
                    .add("error_code", text(attempt.errorCode()))));
    return array;
  }

  /** OpenAI's four counts, then all by kind, then what the provider wrote. */
  private static void addTokens(JsonObjectBuilder json, UsageReport usage) {
    TokenUsage tokens = usage.tokens();
    OptionalLong prompt = tokens.allInput();
    OptionalLong completion = tokens.output();
    boolean bothKnown = prompt.isPresent() && completion.isPresent();
    json.add("prompt_tokens", number(prompt))
        .add("completion_tokens", number(completion))
        .add(
            "total_tokens",
            bothKnown
                ? JSON.createValue(prompt.getAsLong() + completion.getAsLong())
                : JsonValue.NULL)
        .add("cached_tokens", number(tokens.count(TokenKind.CACHE_READ)));
    for (TokenKind kind : TokenKind.values()) {
      json.add(kind.label(), number(tokens.count(kind)));
    }
    json.add("raw_usage", usage.raw().map(EntryJson::raw).orElse(JsonValue.NULL));
  }

  /**
   * The cost as text, because a reader's floating point would round what is exact. What came from
   * the cache cost nothing, also where there is no price and so no currency.
   */
  private static void addCost(JsonObjectBuilder json, LedgerEntry row) {
    Optional<Charge> charge = row.charge();
    Optional<String> nothing =
        row.entry().source() == UsageSource.CACHED ? Optional.of("0") : Optional.empty();
    json.add("cost", text(charge.map(known -> known.cost().toPlainString()).or(() -> nothing)))
        .add("currency", text(charge.map(Charge::currency)))
        .add("price_id", number(charge.map(Charge::priceId)));
  }

  /**
   * As text where it is JSON that the reader does not take or cannot write again: numbers of 2,000
   * digits, or of an exponent of 14. A provider must not make its entry unreadable.
   */
  private static JsonValue raw(String usage) {
    try (JsonReader reader = JSON.createReader(new StringReader(usage))) {
      JsonValue value = reader.readValue();
      // Written once to see that it can be: some numbers fail only then.
      return value.toString().isEmpty() ? JsonValue.NULL : value;
    } catch (RuntimeException beyondItsLimits) {
      return JSON.createValue(usage);
    }
  }

  private static JsonValue text(Optional<String> text) {
    return text.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL);
  }

  private static JsonValue number(Optional<Long> number) {
    return number.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL);
  }

  private static JsonValue number(OptionalLong number) {
    return number.isPresent() ? JSON.createValue(number.getAsLong()) : JsonValue.NULL;
  }
}
