package ai.nexus.core.statistics;

import java.sql.SQLException;
import java.util.List;

/**
 * Hands out all entries that match a filter, chunk by chunk. Holds no connection in between, so
 * that a slow reader hinders nobody. For one thread.
 */
public final class EntryStream {

  private final EntrySearch search;
  private final EntryFilter filter;
  private final OldestFirst walk;

  EntryStream(EntrySearch search, EntryFilter filter, OldestFirst walk) {
    this.search = search;
    this.filter = filter;
    this.walk = walk;
  }

  /** The next entries, a thousand at most; none only at the end. */
  public List<LedgerEntry> next() throws SQLException {
    List<LedgerEntry> entries = List.of();
    while (entries.isEmpty() && !walk.isOver()) {
      entries = search.next(filter, walk);
    }
    return entries;
  }
}
