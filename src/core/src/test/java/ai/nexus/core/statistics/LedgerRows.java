package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Fills the ledger of a test. */
final class LedgerRows {

  private static final String GROUP =
      """
      insert into usage_group (id, provider_id, provider_name, model_name, client_key_hint, outcome,
        source, endpoint, streamed, http_status)
      values (?, ?, ?, ?, ?, ?, ?, 'chat.completions', true, 200)
      """;
  private static final String ENTRY =
      """
      insert into usage_entry (id, group_id, conversation_id, started_at, ended_at, asked_model,
        request_id, total_ms, attempts, client_retry, input_tokens, output_tokens, raw_usage)
      values (?, ?, ?, ?, ?, 'asked', 'r', 1, 1, 0, 10, 20, '{"prompt_tokens":10}')
      """;
  private static final String CONVERSATION =
      "insert into usage_conversation (conversation_id, entry_id) values (?, ?)";

  private final DataSource database;

  LedgerRows(DataSource database) {
    this.database = database;
  }

  /** The id of an entry that began then; the number tells it from others of its millisecond. */
  static String id(Instant start, int number) {
    return EntryId.firstAt(start) + "%016d".formatted(number);
  }

  void group(int id, String key, String outcome, String source) throws SQLException {
    insert(GROUP, id, 7L, "OpenAI", "gpt-4", key, outcome, source);
  }

  void group(int id, long provider, String providerName, String model) throws SQLException {
    insert(GROUP, id, provider, providerName, model, "key****", "completed", "reported");
  }

  /** Of requests that reached no provider. */
  void groupWithoutProvider(int id) throws SQLException {
    insert(GROUP, id, null, null, null, "key****", "rejected", "none");
  }

  /** Exchanges that took no time, of one group. */
  void add(List<String> ids, Instant start, int group) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(ENTRY)) {
      for (String id : ids) {
        bind(insert, id, group, null, start.toEpochMilli(), start.toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void add(String id, int group, Instant start, Instant end) throws SQLException {
    insert(ENTRY, id, group, null, start.toEpochMilli(), end.toEpochMilli());
  }

  void add(String id, int group, Instant time, Optional<String> conversation) throws SQLException {
    long millis = time.toEpochMilli();
    insert(ENTRY, id, group, conversation.orElse(null), millis, millis);
    if (conversation.isPresent()) {
      insert(CONVERSATION, conversation.get(), id);
    }
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert, values);
      insert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement insert, Object... values) throws SQLException {
    for (int column = 0; column < values.length; column++) {
      insert.setObject(column + 1, values[column]);
    }
  }
}
