package ai.nexus.core.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads what was used. Sums over everything come from the roll-ups, and those of conversations from
 * their entries. The parts of an answer agree with one another.
 */
public final class UsageStatistics {

  private static final Buckets ALL_TIME = new Buckets(0, Integer.MAX_VALUE);

  private final DataSource database;
  private final GroupCache groups = new GroupCache();
  private final QueryRows rows;
  private final EntrySearch search;

  public UsageStatistics(DataSource database) {
    this.database = database;
    this.rows = new QueryRows(database, groups);
    this.search = new EntrySearch(database);
  }

  /** Everything that was ever used. */
  public UsageSummary total() throws SQLException {
    return ConsistentRead.of(
        database,
        connection -> {
          Series<SummaryBuilder.Key> series =
              new Series<>(
                  groups.on(connection), group -> Optional.of(SummaryBuilder.Key.of(group)));
          SumTable<SummaryBuilder.Key> table = new SumTable<>(series, ALL_TIME.count());
          new SumReader(connection, ALL_TIME, table).read();
          return summary(connection, table);
        });
  }

  /** One conversation; empty where it has no entry. */
  public Optional<UsageSummary> conversation(String id) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Series.GroupSource source = groups.on(connection);
      Series<SummaryBuilder.Key> series =
          new Series<>(source, group -> Optional.of(SummaryBuilder.Key.of(group)));
      SumTable<SummaryBuilder.Key> table = new SumTable<>(series, ALL_TIME.count());
      new ConversationSums(connection, source).read(id, ALL_TIME, table);
      return Optional.of(summary(connection, table))
          .filter(summary -> summary.all().requests() > 0);
    }
  }

  /** All of the query's rows. */
  public List<UsageRow> rows(UsageQuery query) throws SQLException {
    return rows(query, Optional.empty(), Integer.MAX_VALUE).rows();
  }

  /**
   * The query's rows: by interval, then by the values in their order, of which none is first.
   *
   * @param after the row before the first one wanted
   * @param limit how many at most
   * @throws QueryLimitException where it tells conversations apart and there is too much to read
   */
  public UsageRows rows(UsageQuery query, Optional<UsageRow.Key> after, int limit)
      throws SQLException {
    return rows.of(query, after, limit);
  }

  /** The names of providers by their ids: those that they have, or had last. */
  public Map<Long, String> providerNames() throws SQLException {
    try (Connection connection = database.getConnection()) {
      groups.refresh(connection);
      return ProviderNames.read(connection, groups.groups());
    }
  }

  /**
   * The entries of a conversation, newest last.
   *
   * @param after the id of the entry before the first one wanted; empty text for the oldest
   * @param limit how many at most
   */
  public List<LedgerEntry> entries(String conversation, String after, int limit)
      throws SQLException {
    return search.oldestFirst(EntryFilter.ofConversation(conversation), after, limit);
  }

  private UsageSummary summary(Connection connection, SumTable<SummaryBuilder.Key> table)
      throws SQLException {
    SummaryBuilder summary = new SummaryBuilder();
    table.visit((bucket, key, sums) -> summary.add(key, sums));
    Map<Long, String> names = ProviderNames.read(connection, groups.groups());
    return summary.build(id -> names.getOrDefault(id, ""));
  }
}
