package ai.nexus.core.statistics;

import ai.nexus.core.prices.Charge;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One row of table usage_entry as it is read. */
final class EntryRow {

  private final ResultSet row;

  EntryRow(ResultSet row) {
    this.row = row;
  }

  LedgerRow entry() throws SQLException {
    return new LedgerRow(
        row.getString("id"),
        text("request_id"),
        text("conversation_id"),
        row.getInt("group_id"),
        text("asked_model"),
        instant("started_at"),
        instant("ended_at"),
        usage(),
        charge(),
        firstEvent(),
        total(),
        row.getInt("attempts"),
        row.getInt("client_retry"));
  }

  Optional<Charge> charge() throws SQLException {
    BigDecimal cost = row.getBigDecimal("cost");
    return cost == null
        ? Optional.empty()
        : Optional.of(new Charge(cost, row.getString("currency"), row.getLong("price_id")));
  }

  Optional<Duration> firstEvent() throws SQLException {
    return optionalNumber("first_event_ms").map(Duration::ofMillis);
  }

  Duration total() throws SQLException {
    return Duration.ofMillis(row.getLong("total_ms"));
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
