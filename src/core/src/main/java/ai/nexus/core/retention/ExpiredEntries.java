package ai.nexus.core.retention;

import ai.nexus.core.persistence.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Deletes old entries with all that hangs on them, a few hundred in a transaction, so that neither
 * the writer nor a reader waits long. Roll-ups stay: what was used counts on.
 */
final class ExpiredEntries {

  // Derby takes a lock on the whole table in place of 5,000 locks on rows.
  private static final int BATCH = 500;

  // Ids grow with time, so the oldest stand at the start of the key's index.
  private static final String OLDEST =
      """
      select id, conversation_id, attempts, ended_at from usage_entry
      where id > ?
      order by id
      fetch first ? rows only
      """;

  private final DataSource database;

  ExpiredEntries(DataSource database) {
    this.database = database;
  }

  /** The next entries by their ids: what of them has expired, and the last one's id. */
  private record Batch(List<Row> expired, Optional<String> last) {}

  private record Row(String id, Optional<String> conversation, int attempts) {}

  /**
   * Deletes what ended before the time, until the deadline.
   *
   * @return how many entries it deleted
   */
  long delete(Instant endedBefore, Instant deadline) throws SQLException {
    long deleted = 0;
    String after = "";
    while (Instant.now().isBefore(deadline)) {
      Batch batch = read(after, endedBefore);
      if (batch.expired().isEmpty() || batch.last().isEmpty()) {
        return deleted;
      }
      delete(batch.expired());
      deleted += batch.expired().size();
      after = batch.last().get();
    }
    return deleted;
  }

  private Batch read(String after, Instant endedBefore) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setString(1, after);
      select.setInt(2, BATCH);
      List<Row> expired = new ArrayList<>();
      Optional<String> last = Optional.empty();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = Optional.of(rows.getString("id"));
          if (rows.getLong("ended_at") < endedBefore.toEpochMilli()) {
            expired.add(
                new Row(
                    rows.getString("id"),
                    Optional.ofNullable(rows.getString("conversation_id")),
                    rows.getInt("attempts")));
          }
        }
      }
      return new Batch(expired, last);
    }
  }

  private void delete(List<Row> rows) throws SQLException {
    Transaction.run(
        database,
        connection -> {
          deleteConversations(connection, rows);
          deleteAttempts(connection, rows);
          deleteEntries(connection, rows);
        });
  }

  private static void deleteConversations(Connection connection, List<Row> rows)
      throws SQLException {
    String sql = "delete from usage_conversation where conversation_id = ? and entry_id = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        if (row.conversation().isPresent()) {
          delete.setString(1, row.conversation().get());
          delete.setString(2, row.id());
          delete.addBatch();
        }
      }
      delete.executeBatch();
    }
  }

  private static void deleteAttempts(Connection connection, List<Row> rows) throws SQLException {
    String sql = "delete from usage_attempt where entry_id = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        if (row.attempts() > 1) {
          delete.setString(1, row.id());
          delete.addBatch();
        }
      }
      delete.executeBatch();
    }
  }

  private static void deleteEntries(Connection connection, List<Row> rows) throws SQLException {
    String sql = "delete from usage_entry where id = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        delete.setString(1, row.id());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
