package ai.nexus.core.statistics;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Finds the rows of queries that tell conversations apart, in the entries. For one at a time, since
 * each keeps the database and some tens of MB busy for seconds; another waits for 30 s at most.
 */
final class ConversationRows {

  // Seconds of reading on Derby, and some tens of MB.
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_ROWS = 50_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final DataSource database;
  private final GroupCache groups;
  private final int mostEntries;
  private final int mostRows;
  private final ReentrantLock reading = new ReentrantLock();

  ConversationRows(DataSource database, GroupCache groups) {
    this(database, groups, MOST_ENTRIES, MOST_ROWS);
  }

  /**
   * @param mostEntries how many entries may be looked at for a query
   * @param mostRows how many rows its answer may have
   */
  ConversationRows(DataSource database, GroupCache groups, int mostEntries, int mostRows) {
    this.database = database;
    this.groups = groups;
    this.mostEntries = mostEntries;
    this.mostRows = mostRows;
  }

  /**
   * The query's rows in any order.
   *
   * @throws QueryLimitException where there are too many entries or rows
   */
  List<UsageRow> of(UsageQuery query) throws SQLException {
    begin();
    try {
      // Those that the table asks for have been read with the entries.
      Series.GroupSource known = groups.groups()::get;
      ConversationTable table =
          new ConversationTable(query, query.buckets(), query.series(known), mostRows);
      new ConversationScan(database, groups, mostEntries).read(query, table);
      return table.rows();
    } finally {
      reading.unlock();
    }
  }

  private void begin() {
    try {
      if (reading.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new GatewayException(
        Failure.OVERLOADED, "Others ask for conversations at the same time; try again later.");
  }
}
