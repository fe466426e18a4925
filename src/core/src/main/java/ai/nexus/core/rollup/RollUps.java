package ai.nexus.core.rollup;

import ai.nexus.core.persistence.CommittedRead;
import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.persistence.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Moves the cells of quarters that are over to the roll-ups of their quarter, hour and day (table
 * usage_roll_up), so each entry is counted once at each span, or in a cell. Cells that come later,
 * after a crash or from a new price, are moved likewise. Any number of gateways may do it at once.
 */
public final class RollUps {

  // The writer is seconds behind at most, and a quarter that is moved twice only costs time.
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final int MAX_QUARTERS = 1000;

  private final DataSource database;

  public RollUps(DataSource database) {
    this.database = database;
  }

  /**
   * Moves what is over at this time, a quarter in a transaction.
   *
   * @return how many quarters it moved; 1,000 at most
   */
  public int move(Instant now) throws SQLException {
    List<Integer> quarters;
    try (Connection connection = database.getConnection()) {
      quarters = Cells.quartersBefore(connection, QuarterHour.of(now.minus(GRACE)), MAX_QUARTERS);
    }
    for (int quarter : quarters) {
      Transaction.run(database, connection -> move(connection, quarter));
    }
    return quarters.size();
  }

  private static void move(Connection connection, int quarter) throws SQLException {
    // First, so that two that move wait for one another here and not half-way.
    nextVersion(connection);
    Map<CellKey, Sums> cells = Cells.take(connection, quarter);
    for (Span span : Span.values()) {
      merge(connection, span, span.startOf(quarter), cells);
    }
  }

  private static void merge(Connection connection, Span span, int start, Map<CellKey, Sums> cells)
      throws SQLException {
    RollUpContent content = new RollUpContent();
    boolean[] isThere = {false};
    read(
        connection,
        span,
        start,
        start + 1,
        (at, found) -> {
          isThere[0] = true;
          RollUpContent.read(found.bytes(), content::add);
        });
    cells.forEach((key, sums) -> content.add(key.group(), key.currency(), sums));
    write(
        connection,
        isThere[0]
            ? "update usage_roll_up set content = ? where quarters = ? and start_quarter = ?"
            : "insert into usage_roll_up (content, quarters, start_quarter) values (?, ?, ?)",
        span,
        start,
        content.bytes());
  }

  private static void write(Connection connection, String sql, Span span, int start, byte[] content)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, content);
      statement.setInt(2, span.quarters());
      statement.setInt(3, start);
      statement.executeUpdate();
    }
  }

  /** Is given the roll-ups that are read. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param start the span's first quarter
     */
    void rollUp(int start, Content content) throws SQLException;
  }

  /** Fetches what {@link RollUpContent#read} reads; during the visitor's call only. */
  @FunctionalInterface
  public interface Content {
    byte[] bytes() throws SQLException;
  }

  /**
   * Reads the roll-ups of this span that start in the quarters from the first to before the last.
   */
  public static void read(Connection connection, Span span, int from, int to, Visitor visitor)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select start_quarter, content from usage_roll_up
            where quarters = ? and start_quarter >= ? and start_quarter < ?
            order by start_quarter
            """)) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setInt(1, span.quarters());
      select.setInt(2, from);
      select.setInt(3, to);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          visitor.rollUp(rows.getInt(1), () -> rows.getBytes(2));
        }
      }
    }
  }

  private static void nextVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update usage_roll_up_version set version = version + 1");
    }
  }

  /** Makes all who move cells wait for the end of the caller's transaction. */
  public static void hold(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ReadLimit.SECONDS);
      statement.executeUpdate("update usage_roll_up_version set version = version");
    }
  }

  /**
   * Has moved on where cells were moved between two calls.
   *
   * @param connection in no transaction
   */
  public static long version(Connection connection) throws SQLException {
    return CommittedRead.of(connection, () -> readVersion(connection));
  }

  private static long readVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(ReadLimit.SECONDS);
      try (ResultSet row = statement.executeQuery("select version from usage_roll_up_version")) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
