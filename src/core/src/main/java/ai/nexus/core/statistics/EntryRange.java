package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries in the order of their ids. Implementations read tables by their primary keys and upward:
 * Derby (10.16) reads no index backward but sorts all that lies in the range, and joined to the
 * view it read the whole table for each entry of a page.
 */
@FunctionalInterface
interface EntryRange {

  /**
   * @param low the lowest id that may be read
   * @param high the lowest id above it that may not
   * @param limit how many at most, the lowest ids first
   */
  List<LedgerRow> read(Connection connection, String low, String high, int limit)
      throws SQLException;

  /** The whole ledger. */
  static EntryRange all() {
    return EntryRange::readAll;
  }

  private static List<LedgerRow> readAll(Connection connection, String low, String high, int limit)
      throws SQLException {
    String sql =
        """
        select * from usage_entry
        where id >= ? and id < ?
        order by id
        fetch first ? rows only
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, low);
      select.setString(2, high);
      select.setInt(3, limit);
      return rows(select);
    }
  }

  /** The rows of table usage_entry that a statement finds. */
  static List<LedgerRow> rows(PreparedStatement select) throws SQLException {
    select.setQueryTimeout(ReadLimit.SECONDS);
    List<LedgerRow> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      EntryRow row = new EntryRow(rows);
      while (rows.next()) {
        found.add(row.entry());
      }
    }
    return found;
  }
}
