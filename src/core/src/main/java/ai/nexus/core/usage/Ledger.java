package ai.nexus.core.usage;

import ai.nexus.core.persistence.Transaction;
import ai.nexus.wire.model.TokenUsage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Table usage_entry. Entries and the journal's position are written in one transaction, so each
 * entry is there exactly once, whatever crashes when.
 */
final class Ledger {

  private static final String INSERT =
      """
      insert into usage_entry (
        id, request_id, conversation_id, started_at, ended_at, endpoint, streamed,
        provider_id, provider_name, model_name, upstream_model, client_key_hint,
        prompt_tokens, completion_tokens, cached_tokens, reasoning_tokens,
        first_event_ms, total_ms, outcome, source, http_status, error_code,
        attempts, client_retry)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final DataSource database;
  private final JournalPositions positions;

  Ledger(DataSource database, String node) {
    this.database = database;
    this.positions = new JournalPositions(database, node);
  }

  void write(List<UsageEntry> entries, JournalPosition position) throws SQLException {
    Transaction.run(
        database,
        connection -> {
          insert(connection, entries);
          positions.move(connection, position);
        });
  }

  private static void insert(Connection connection, List<UsageEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (UsageEntry entry : entries) {
        bind(new Row(insert), entry);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(Row row, UsageEntry entry) throws SQLException {
    row.text(entry.id(), 40);
    row.text(entry.requestId(), 128);
    row.text(entry.conversationId(), 128);
    row.number(entry.startedAt().toEpochMilli());
    row.number(entry.endedAt().toEpochMilli());
    row.text(entry.endpoint(), 40);
    row.flag(entry.streamed());
    row.optionalNumber(entry.providerId());
    row.optionalText(entry.providerName(), 100);
    row.optionalText(entry.modelName(), 200);
    row.optionalText(entry.upstreamModel(), 200);
    row.text(entry.clientKeyHint(), 40);
    bind(row, entry.usage());
    row.optionalNumber(entry.firstEvent().map(java.time.Duration::toMillis));
    row.number(entry.total().toMillis());
    row.text(entry.outcome().label(), 20);
    row.text(entry.source().label(), 20);
    row.number(entry.httpStatus());
    row.optionalText(entry.errorCode(), 100);
    row.number(entry.attempts());
    row.number(entry.clientRetry());
  }

  private static void bind(Row row, TokenUsage usage) throws SQLException {
    row.count(usage.prompt());
    row.count(usage.completion());
    row.count(usage.cached());
    row.count(usage.reasoning());
  }

  /** Binds one value after the other. */
  private static final class Row {

    private final PreparedStatement statement;
    private int column;

    Row(PreparedStatement statement) {
      this.statement = statement;
    }

    void text(String value, int length) throws SQLException {
      statement.setString(++column, LedgerText.fit(value, length));
    }

    void optionalText(Optional<String> value, int length) throws SQLException {
      if (value.isPresent()) {
        text(value.get(), length);
      } else {
        statement.setNull(++column, Types.VARCHAR);
      }
    }

    void number(long value) throws SQLException {
      statement.setLong(++column, value);
    }

    void optionalNumber(Optional<Long> value) throws SQLException {
      count(value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    void count(OptionalLong value) throws SQLException {
      if (value.isPresent()) {
        number(value.getAsLong());
      } else {
        statement.setNull(++column, Types.BIGINT);
      }
    }

    void flag(boolean value) throws SQLException {
      statement.setBoolean(++column, value);
    }
  }
}
