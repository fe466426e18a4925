package ai.nexus.core.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How far one node's journal has been written to the ledger: its row of journal_position. */
final class JournalPositions {

  private final DataSource database;
  private final String node;

  JournalPositions(DataSource database, String node) {
    this.database = database;
    this.node = node;
  }

  /** {@link JournalPosition#START} where nothing was written yet. */
  JournalPosition read() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select segment, position from journal_position where node = ?")) {
      select.setString(1, node);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new JournalPosition(row.getLong(1), row.getLong(2))
            : JournalPosition.START;
      }
    }
  }

  /** Within the caller's transaction. */
  void move(Connection connection, JournalPosition position) throws SQLException {
    if (write(
            connection,
            "update journal_position set segment = ?, position = ? where node = ?",
            position)
        == 0) {
      write(
          connection,
          "insert into journal_position (segment, position, node) values (?, ?, ?)",
          position);
    }
  }

  private int write(Connection connection, String sql, JournalPosition position)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, position.segment());
      statement.setLong(2, position.offset());
      statement.setString(3, node);
      return statement.executeUpdate();
    }
  }
}
