package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Goes through a range downward though it can be read only upward: by windows of ids, which widen
 * where entries are few and narrow where they are too many to read at once. For one thread.
 */
final class NewestFirst {

  // Ten minutes, then four times as much after each window with few entries.
  private static final BigInteger FIRST_WIDTH =
      IdNumber.of(EntryId.firstAt(Instant.ofEpochSecond(600)));
  private static final BigInteger WIDER = BigInteger.valueOf(4);

  private final EntryRange range;
  private final String lowest;
  private final int most;
  // Hardly an entry is above it, so that the first window can begin here and not at the last id.
  private final BigInteger now = IdNumber.of(EntryId.firstAt(Instant.now()));
  private String high;
  private BigInteger width = FIRST_WIDTH;

  /**
   * @param lowest no lower id is read
   * @param high ids are read below this
   * @param most how many entries are read at once
   */
  NewestFirst(EntryRange range, String lowest, String high, int most) {
    this.range = range;
    this.lowest = lowest;
    this.high = high;
    this.most = most;
  }

  /** Whether all has been read. */
  boolean isOver() {
    return high.compareTo(lowest) <= 0 || IdNumber.of(high).signum() == 0;
  }

  /** Every entry of the range from this id on has been read. */
  String reached() {
    return high;
  }

  /** The next window's entries, the highest id first; none where the window holds none. */
  List<LedgerRow> next(Connection connection) throws SQLException {
    String low = low();
    List<LedgerRow> rows = range.read(connection, low, high, most + 1);
    if (rows.size() < most / WIDER.intValue()) {
      width = width.multiply(WIDER);
    }
    while (rows.size() > most) {
      low = raised(rows.get(most / 2).id());
      width = top().subtract(IdNumber.of(low)).max(BigInteger.ONE);
      rows = range.read(connection, low, high, most + 1);
    }
    high = low;
    List<LedgerRow> newestFirst = new ArrayList<>(rows);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private String low() {
    String low = IdNumber.text(top().subtract(width));
    return low.compareTo(lowest) < 0 ? lowest : low;
  }

  private BigInteger top() {
    return IdNumber.of(high).min(now);
  }

  /** Over half of the entries that can be read, and half of the way from there. */
  private String raised(String entry) {
    String middle = IdNumber.text(IdNumber.of(entry).add(IdNumber.of(high)).shiftRight(1));
    return middle.compareTo(entry) < 0 ? entry : middle;
  }
}
