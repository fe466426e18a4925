package ai.nexus.core.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** How far one node's journal has been written to the ledger: its row of journal_position. */
final class JournalPositions {

  private static final String UPDATE =
      """
      update journal_position set segment = ?, position = ?
      where node = ? and segment = ? and position = ?
      """;
  private static final String INSERT =
      "insert into journal_position (segment, position, node) values (?, ?, ?)";

  private final DataSource database;
  private final String node;

  JournalPositions(DataSource database, String node) {
    this.database = database;
    this.node = node;
  }

  /** {@link JournalPosition#START} where nothing was written yet. */
  JournalPosition read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return read(connection).orElse(JournalPosition.START);
    }
  }

  /**
   * Begins the caller's transaction, which is about to write what stands between the two. Where the
   * answer of an earlier commit was lost, this waits for that commit's end.
   *
   * @return false where an earlier commit has moved the position there already
   */
  boolean move(Connection connection, JournalPosition from, JournalPosition to)
      throws SQLException {
    if (update(connection, from, to)) {
      return true;
    }
    Optional<JournalPosition> stored = read(connection);
    if (stored.isEmpty()) {
      insert(connection, to);
      return true;
    }
    if (stored.get().isBefore(to)) {
      // The database has been set back, to a backup for instance.
      return update(connection, stored.get(), to);
    }
    return !from.isBefore(to);
  }

  private Optional<JournalPosition> read(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select segment, position from journal_position where node = ?")) {
      select.setString(1, node);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new JournalPosition(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  private boolean update(Connection connection, JournalPosition from, JournalPosition to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      bind(statement, 1, to);
      statement.setString(3, node);
      bind(statement, 4, from);
      return statement.executeUpdate() > 0;
    }
  }

  private void insert(Connection connection, JournalPosition position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      bind(statement, 1, position);
      statement.setString(3, node);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int at, JournalPosition position)
      throws SQLException {
    statement.setLong(at, position.segment());
    statement.setLong(at + 1, position.offset());
  }
}
