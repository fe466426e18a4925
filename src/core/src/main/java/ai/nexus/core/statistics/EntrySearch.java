package ai.nexus.core.statistics;

import ai.nexus.core.usage.AttemptTable;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.EntryGroup;
import ai.nexus.core.usage.UsageEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Finds single entries in the ledger. Each statement reads at most {@value #CHUNK} of them by a
 * primary key and may run for 30 s; what a filter asks for besides ids is looked at here, because
 * no index has it. Safe for many threads.
 */
public final class EntrySearch {

  static final int CHUNK = 1000;
  private static final int MOST_LOOKED_AT = 100_000;

  private final DataSource database;
  private final int mostLookedAt;
  private final GroupCache groups = new GroupCache();

  public EntrySearch(DataSource database) {
    this(database, MOST_LOOKED_AT);
  }

  EntrySearch(DataSource database, int mostLookedAt) {
    this.database = database;
    this.mostLookedAt = mostLookedAt;
  }

  /**
   * Entries in the order in which their exchanges began, the newest first. Looks at some 100,000
   * entries and gives what it has found by then: a page may be short, or empty, and not be the
   * last.
   *
   * @param after where the page before told to go on
   */
  public EntryPage newestFirst(EntryFilter filter, Optional<String> after, int limit)
      throws SQLException {
    String high = after.orElseGet(filter::aboveIds);
    var walk = new NewestFirst(filter.range(), filter.lowestId(), high, CHUNK);
    List<LedgerEntry> found = new ArrayList<>();
    int looked = 0;
    try (Connection connection = database.getConnection()) {
      while (!walk.isOver() && found.size() <= limit && looked < mostLookedAt) {
        List<LedgerRow> rows = walk.next(connection);
        looked += rows.size();
        found.addAll(matching(filter, rows, connection));
      }
    }
    if (found.size() > limit) {
      return new EntryPage(found.subList(0, limit), Optional.of(found.get(limit - 1).id()));
    }
    return new EntryPage(found, Optional.of(walk.reached()).filter(id -> !walk.isOver()));
  }

  /**
   * The first entries in the order in which their exchanges began, the newest last.
   *
   * @param after the id of the entry before the first one wanted; empty text for the oldest
   */
  List<LedgerEntry> oldestFirst(EntryFilter filter, String after, int limit) throws SQLException {
    String low = after.isEmpty() ? filter.lowestId() : OldestFirst.behind(after);
    var walk = new OldestFirst(filter.range(), low, filter.aboveIds(), limit);
    try (Connection connection = database.getConnection()) {
      return matching(filter, walk.next(connection), connection);
    }
  }

  /** All entries, the newest last; what is written meanwhile may be among them. */
  public EntryStream stream(EntryFilter filter) throws SQLException {
    String high = last(filter).map(OldestFirst::behind).orElse(filter.lowestId());
    return new EntryStream(
        this, filter, new OldestFirst(filter.range(), filter.lowestId(), high, CHUNK));
  }

  /** The next chunk's entries that match, on a connection of its own. */
  List<LedgerEntry> next(EntryFilter filter, OldestFirst walk) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return matching(filter, walk.next(connection), connection);
    }
  }

  /** The highest id of the range, so that a stream comes to an end while entries are written. */
  private Optional<String> last(EntryFilter filter) throws SQLException {
    var walk = new NewestFirst(filter.range(), filter.lowestId(), filter.aboveIds(), CHUNK);
    try (Connection connection = database.getConnection()) {
      while (!walk.isOver()) {
        List<LedgerRow> rows = walk.next(connection);
        if (!rows.isEmpty()) {
          return Optional.of(rows.get(0).id());
        }
      }
    }
    return Optional.empty();
  }

  private List<LedgerEntry> matching(
      EntryFilter filter, List<LedgerRow> rows, Connection connection) throws SQLException {
    Map<Integer, EntryGroup> shared =
        groups.of(rows.stream().map(LedgerRow::groupId).collect(Collectors.toSet()), connection);
    Map<String, List<EarlierAttempt>> tried =
        AttemptTable.read(
            connection,
            rows.stream().filter(row -> row.attempts() > 1).map(LedgerRow::id).toList());
    List<LedgerEntry> matching = new ArrayList<>();
    for (LedgerRow row : rows) {
      EntryGroup group = shared.get(row.groupId());
      // One whose group someone has deleted is in no sum and on no page, as in the view.
      if (group != null) {
        UsageEntry entry = row.with(group, tried.getOrDefault(row.id(), List.of()));
        if (filter.matches(entry)) {
          matching.add(new LedgerEntry(entry, row.groupId(), row.charge()));
        }
      }
    }
    return matching;
  }
}
