package ai.nexus.core.usage;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry as the journal's JSON object, on one line. Absent values are left out. Times are
 * milliseconds, as in the ledger. Safe for many threads.
 */
final class UsageEntryJson {

  private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());

  void write(UsageEntry entry, JsonBytes json) {
    writeRequest(json, entry);
    writeUsage(json, entry.usage());
    writeEnding(json, entry);
  }

  private static void writeRequest(JsonBytes json, UsageEntry entry) {
    json.text("id", entry.id());
    if (!OwnRequest.isOwn(entry)) {
      json.text("request_id", entry.requestId());
    }
    if (!OwnConversation.isOwn(entry)) {
      json.text("conversation_id", entry.conversationId());
    }
    json.number("started_at", entry.startedAt().toEpochMilli());
    json.number("ended_at", entry.endedAt().toEpochMilli());
    json.text("endpoint", entry.endpoint());
    json.flag("streamed", entry.streamed());
    entry.providerId().ifPresent(id -> json.number("provider_id", id));
    entry.providerName().ifPresent(name -> json.text("provider_name", name));
    entry.modelName().ifPresent(name -> json.text("model_name", name));
    entry.upstreamModel().ifPresent(name -> json.text("upstream_model", name));
    json.text("client_key_hint", entry.clientKeyHint());
  }

  private static void writeUsage(JsonBytes json, UsageReport usage) {
    for (TokenKind kind : TokenKind.values()) {
      usage.tokens().count(kind).ifPresent(count -> json.number(kind.label(), count));
    }
    usage.raw().ifPresent(raw -> json.text("raw_usage", raw));
  }

  private static void writeEnding(JsonBytes json, UsageEntry entry) {
    entry.firstEvent().ifPresent(time -> json.number("first_event_ms", time.toMillis()));
    json.number("total_ms", entry.total().toMillis());
    json.text("outcome", entry.outcome().name());
    json.text("source", entry.source().name());
    json.number("http_status", entry.httpStatus());
    entry.errorCode().ifPresent(code -> json.text("error_code", code));
    json.number("attempts", entry.attempts());
    if (!entry.earlierAttempts().isEmpty()) {
      json.objects(EarlierAttemptJson.NAME, entry.earlierAttempts(), EarlierAttemptJson::write);
    }
    json.number("client_retry", entry.clientRetry());
  }

  /**
   * @throws RuntimeException where the bytes are no entry
   */
  UsageEntry read(byte[] bytes) {
    JsonObject json;
    try (JsonReader reader = readers.createReader(new ByteArrayInputStream(bytes))) {
      json = reader.readObject();
    }
    String id = json.getString("id");
    return new UsageEntry(
        id,
        text(json, "request_id").orElseGet(() -> OwnRequest.of(id)),
        text(json, "conversation_id").orElseGet(() -> OwnConversation.of(id)),
        Instant.ofEpochMilli(number(json, "started_at").getAsLong()),
        Instant.ofEpochMilli(number(json, "ended_at").getAsLong()),
        json.getString("endpoint"),
        json.getBoolean("streamed"),
        number(json, "provider_id").stream().boxed().findFirst(),
        text(json, "provider_name"),
        text(json, "model_name"),
        text(json, "upstream_model"),
        json.getString("client_key_hint"),
        readUsage(json),
        number(json, "first_event_ms").stream().mapToObj(Duration::ofMillis).findFirst(),
        Duration.ofMillis(number(json, "total_ms").getAsLong()),
        Outcome.valueOf(json.getString("outcome")),
        UsageSource.valueOf(json.getString("source")),
        json.getInt("http_status"),
        text(json, "error_code"),
        json.getInt("attempts"),
        EarlierAttemptJson.readAll(json),
        json.getInt("client_retry"));
  }

  private static UsageReport readUsage(JsonObject json) {
    TokenUsage.Builder tokens = TokenUsage.builder();
    for (TokenKind kind : TokenKind.values()) {
      tokens.set(kind, number(json, kind.label()));
    }
    readFirstVersion(json, tokens);
    return new UsageReport(tokens.build(), text(json, "raw_usage"));
  }

  /** A journal may hold lines from before an upgrade; their prompt has the cached part in it. */
  private static void readFirstVersion(JsonObject json, TokenUsage.Builder tokens) {
    OptionalLong prompt = number(json, "prompt_tokens");
    OptionalLong cached = number(json, "cached_tokens");
    if (prompt.isPresent()) {
      tokens.set(TokenKind.INPUT, Math.max(0, prompt.getAsLong() - cached.orElse(0)));
    }
    tokens
        .set(TokenKind.CACHE_READ, cached)
        .set(TokenKind.OUTPUT, number(json, "completion_tokens"));
  }

  static OptionalLong number(JsonObject json, String name) {
    return json.containsKey(name)
        ? OptionalLong.of(json.getJsonNumber(name).longValueExact())
        : OptionalLong.empty();
  }

  static Optional<String> text(JsonObject json, String name) {
    return json.containsKey(name) ? Optional.of(json.getString(name)) : Optional.empty();
  }
}
