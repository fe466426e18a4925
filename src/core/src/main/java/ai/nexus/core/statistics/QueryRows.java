package ai.nexus.core.statistics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds the rows of a query: in the roll-ups, or in the entries where it asks for conversations,
 * which roll-ups do not know.
 */
final class QueryRows {

  private final DataSource database;
  private final GroupCache groups;
  private final ConversationRows conversations;

  QueryRows(DataSource database, GroupCache groups) {
    this.database = database;
    this.groups = groups;
    this.conversations = new ConversationRows(database, groups);
  }

  /** By interval, then by the values in their order, of which none is first. */
  List<UsageRow> of(UsageQuery query) throws SQLException {
    List<UsageRow> rows = query.isByConversation() ? conversations.of(query) : byGroup(query);
    rows.sort(Comparator.comparing(UsageRow::key));
    return rows;
  }

  private List<UsageRow> byGroup(UsageQuery query) throws SQLException {
    Buckets buckets = query.buckets();
    if (query.conversation().isEmpty()) {
      return ConsistentRead.of(database, connection -> fromRollUps(query, buckets, connection));
    }
    // Nothing moves entries, so nothing has to be read again.
    try (Connection connection = database.getConnection()) {
      Series.GroupSource source = groups.on(connection);
      SumTable<List<Optional<String>>> table =
          new SumTable<>(query.series(source), buckets.count());
      new ConversationSums(connection, source).read(query.conversation().get(), buckets, table);
      return rows(buckets, table);
    }
  }

  private List<UsageRow> fromRollUps(UsageQuery query, Buckets buckets, Connection connection)
      throws SQLException {
    SumTable<List<Optional<String>>> table =
        new SumTable<>(query.series(groups.on(connection)), buckets.count());
    new SumReader(connection, buckets, table).read();
    return rows(buckets, table);
  }

  private static List<UsageRow> rows(Buckets buckets, SumTable<List<Optional<String>>> table) {
    List<UsageRow> rows = new ArrayList<>();
    table.visit(
        (bucket, values, sums) ->
            rows.add(
                new UsageRow(
                    new UsageRow.Key(buckets.startTime(bucket), values),
                    buckets.endTime(bucket),
                    sums.totals())));
    return rows;
  }
}
