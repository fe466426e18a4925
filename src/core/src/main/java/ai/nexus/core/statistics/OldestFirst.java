package ai.nexus.core.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Goes through a range upward. */
final class OldestFirst {

  private final EntryRange range;
  private final String high;
  private final int most;
  private String low;
  private boolean over;

  /**
   * @param low ids are read from this on
   * @param high ids are read below this
   * @param most how many entries are read at once
   */
  OldestFirst(EntryRange range, String low, String high, int most) {
    this.range = range;
    this.low = low;
    this.high = high;
    this.most = most;
  }

  /** Whether all has been read. */
  boolean isOver() {
    return over;
  }

  /** The next entries, the lowest id first. */
  List<LedgerRow> next(Connection connection) throws SQLException {
    List<LedgerRow> rows = range.read(connection, low, high, most);
    over = rows.size() < most;
    if (!over) {
      low = behind(rows.get(rows.size() - 1).id());
    }
    return rows;
  }

  /** Ids have no character below 0. */
  static String behind(String id) {
    return id + "0";
  }
}
