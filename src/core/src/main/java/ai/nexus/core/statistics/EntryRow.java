package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One row of the ledger's tables as it is read. */
final class EntryRow {

  private final ResultSet row;

  EntryRow(ResultSet row) {
    this.row = row;
  }

  /** Of table usage_entry. */
  LedgerRow entry() throws SQLException {
    return new LedgerRow(
        row.getString("id"),
        row.getString("request_id"),
        text("conversation_id"),
        row.getInt("group_id"),
        text("asked_model"),
        instant("started_at"),
        instant("ended_at"),
        usage(),
        optionalNumber("first_event_ms").map(Duration::ofMillis),
        Duration.ofMillis(row.getLong("total_ms")),
        row.getInt("attempts"),
        row.getInt("client_retry"));
  }

  /** Of table usage_group. */
  EntryGroup group() throws SQLException {
    return new EntryGroup(
        row.getString("endpoint"),
        row.getBoolean("streamed"),
        optionalNumber("provider_id"),
        text("provider_name"),
        text("model_name"),
        text("upstream_model"),
        row.getString("client_key_hint"),
        outcome(),
        source(),
        row.getInt("http_status"),
        text("error_code"));
  }

  Outcome outcome() throws SQLException {
    return Outcome.of(row.getString("outcome"));
  }

  UsageSource source() throws SQLException {
    return UsageSource.of(row.getString("source"));
  }

  Optional<String> text(String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  Optional<Long> optionalNumber(String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private UsageReport usage() throws SQLException {
    return new UsageReport(tokens(), text("raw_usage"));
  }

  TokenUsage tokens() throws SQLException {
    TokenUsage.Builder tokens = TokenUsage.builder();
    for (TokenKind kind : TokenKind.values()) {
      tokens.set(kind, count(kind.label()));
    }
    return tokens.build();
  }

  private OptionalLong count(String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
