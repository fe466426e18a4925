package ai.nexus.core.rollup;

import ai.nexus.core.persistence.ReadLimit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Table usage_cell: sums of entries by quarter, group and currency that are not in a roll-up yet.
 * No two may add to one cell at once: a group's gateway alone adds to its cells, and corrections
 * have cells of their own. Everything is done within the caller's transaction.
 */
public final class Cells {

  private static final String VALUES = String.join(", ", Sums.NAMES);
  private static final String KEY =
      " where quarter = ? and group_id = ? and currency = ? and correction = ?";
  private static final String UPDATE =
      "update usage_cell set "
          + String.join(
              ", ", Sums.NAMES.stream().map(name -> name + " = " + name + " + ?").toList())
          + KEY;
  private static final String INSERT =
      "insert into usage_cell ("
          + VALUES
          + ", quarter, group_id, currency, correction) values ("
          + "?, ".repeat(Sums.SIZE)
          + "?, ?, ?, ?)";
  private static final String DELETE = "delete from usage_cell" + KEY;
  private static final String SELECT =
      "select " + VALUES + ", quarter, group_id, currency, correction from usage_cell ";

  /** Is given the cells that are read. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param sums to be read during the call only
     */
    void cell(CellKey key, Sums sums) throws SQLException;
  }

  private Cells() {}

  /** Adds to the cells, and makes those that are not there. */
  public static void add(Connection connection, SortedMap<CellKey, Sums> cells)
      throws SQLException {
    List<CellKey> keys = List.copyOf(cells.keySet());
    List<CellKey> missing = new ArrayList<>();
    int[] updated = execute(connection, UPDATE, keys, cells);
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        missing.add(keys.get(i));
      }
    }
    execute(connection, INSERT, missing, cells);
  }

  private static int[] execute(
      Connection connection, String sql, List<CellKey> keys, SortedMap<CellKey, Sums> cells)
      throws SQLException {
    if (keys.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (CellKey key : keys) {
        Sums sums = cells.get(key);
        for (int i = 0; i < Sums.SIZE; i++) {
          statement.setLong(i + 1, sums.value(i));
        }
        bind(statement, Sums.SIZE, key);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, int before, CellKey key)
      throws SQLException {
    statement.setInt(before + 1, key.quarter());
    statement.setInt(before + 2, key.group());
    statement.setString(before + 3, key.currency());
    statement.setBoolean(before + 4, key.correction());
  }

  /** Reads the cells of the quarters from the first to before the last. */
  public static void read(Connection connection, int from, int to, Visitor visitor)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "where quarter >= ? and quarter < ?")) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setInt(1, from);
      select.setInt(2, to);
      try (ResultSet rows = select.executeQuery()) {
        visit(rows, visitor);
      }
    }
  }

  private static void visit(ResultSet rows, Visitor visitor) throws SQLException {
    Sums sums = new Sums();
    while (rows.next()) {
      for (int i = 0; i < Sums.SIZE; i++) {
        sums.value(i, rows.getLong(i + 1));
      }
      int values = Sums.SIZE;
      visitor.cell(
          new CellKey(
              rows.getInt(values + 1),
              rows.getInt(values + 2),
              rows.getString(values + 3),
              rows.getBoolean(values + 4)),
          sums);
    }
  }

  /**
   * Takes the quarter's cells out of the table. A writer that adds to one of them meanwhile waits
   * for the end of the transaction and then makes it anew.
   */
  static SortedMap<CellKey, Sums> take(Connection connection, int quarter) throws SQLException {
    lock(connection, quarter);
    SortedMap<CellKey, Sums> cells = new TreeMap<>();
    read(
        connection,
        quarter,
        quarter + 1,
        (key, sums) -> cells.computeIfAbsent(key, each -> new Sums()).add(sums));
    // Those that were read, not the quarter: another may have come since.
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (CellKey key : cells.keySet()) {
        bind(delete, 0, key);
        delete.addBatch();
      }
      if (!cells.isEmpty()) {
        delete.executeBatch();
      }
    }
    return cells;
  }

  /** What is written is locked to the end of the transaction on every database. */
  private static void lock(Connection connection, int quarter) throws SQLException {
    try (PreparedStatement touch =
        connection.prepareStatement(
            "update usage_cell set requests = requests where quarter = ?")) {
      touch.setInt(1, quarter);
      touch.executeUpdate();
    }
  }

  /** The quarters before the given one that have cells, oldest first. */
  static List<Integer> quartersBefore(Connection connection, int quarter, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select distinct quarter from usage_cell
            where quarter < ?
            order by quarter
            fetch first ? rows only
            """)) {
      select.setInt(1, quarter);
      select.setInt(2, limit);
      List<Integer> quarters = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          quarters.add(rows.getInt(1));
        }
      }
      return quarters;
    }
  }
}
