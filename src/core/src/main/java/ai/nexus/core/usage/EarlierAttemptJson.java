package ai.nexus.core.usage;

import static ai.nexus.core.usage.UsageEntryJson.number;
import static ai.nexus.core.usage.UsageEntryJson.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The attempts before an entry's last one, as a list in the entry's line of the journal. */
final class EarlierAttemptJson {

  static final String NAME = "earlier_attempts";

  private EarlierAttemptJson() {}

  static void write(EarlierAttempt attempt, JsonBytes json) {
    json.number("started_at", attempt.startedAt().toEpochMilli());
    json.number("total_ms", attempt.total().toMillis());
    json.number("provider_id", attempt.providerId());
    json.text("provider_name", attempt.providerName());
    json.text("upstream_model", attempt.upstreamModel());
    json.text("outcome", attempt.outcome().name());
    attempt.httpStatus().ifPresent(status -> json.number("http_status", status));
    attempt.errorCode().ifPresent(code -> json.text("error_code", code));
  }

  /** None where the line has no list, as those of most entries and of earlier versions. */
  static List<EarlierAttempt> readAll(JsonObject entry) {
    return entry.getOrDefault(NAME, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(attempt -> read(attempt.asJsonObject()))
        .toList();
  }

  private static EarlierAttempt read(JsonObject json) {
    return new EarlierAttempt(
        Instant.ofEpochMilli(number(json, "started_at").getAsLong()),
        Duration.ofMillis(number(json, "total_ms").getAsLong()),
        number(json, "provider_id").getAsLong(),
        json.getString("provider_name"),
        json.getString("upstream_model"),
        Outcome.valueOf(json.getString("outcome")),
        number(json, "http_status").stream().mapToObj(Math::toIntExact).findFirst(),
        text(json, "error_code"));
  }
}
