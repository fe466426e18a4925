package ai.nexus.core.statistics;

import java.sql.Connection;
import java.sql.SQLException;
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

  /**
   * By interval, then by the values in their order, of which none is first.
   *
   * @param after rows behind this one
   * @param limit so many at most
   */
  UsageRows of(UsageQuery query, Optional<UsageRow.Key> after, int limit) throws SQLException {
    RowPicker picker = new RowPicker(after, limit);
    if (query.isByConversation()) {
      conversations.of(query).stream()
          .sorted(Comparator.comparing(UsageRow::key))
          .forEach(row -> picker.show(row.key(), () -> row));
    } else {
      show(byGroup(query), query.buckets(), picker);
    }
    return picker.rows();
  }

  private SumTable<List<Optional<String>>> byGroup(UsageQuery query) throws SQLException {
    if (query.conversation().isEmpty()) {
      return ConsistentRead.of(database, connection -> fromRollUps(query, connection));
    }
    // Nothing moves entries, so nothing has to be read again.
    try (Connection connection = database.getConnection()) {
      Series.GroupSource source = groups.on(connection);
      Buckets buckets = query.buckets();
      SumTable<List<Optional<String>>> table =
          new SumTable<>(query.series(source), buckets.count());
      new ConversationSums(connection, source).read(query.conversation().get(), buckets, table);
      return table;
    }
  }

  private SumTable<List<Optional<String>>> fromRollUps(UsageQuery query, Connection connection)
      throws SQLException {
    Buckets buckets = query.buckets();
    SumTable<List<Optional<String>>> table =
        new SumTable<>(query.series(groups.on(connection)), buckets.count());
    new SumReader(connection, buckets, table).read();
    return table;
  }

  private static void show(
      SumTable<List<Optional<String>>> table, Buckets buckets, RowPicker picker) {
    table.visit(
        UsageRow.VALUES_ORDER,
        (bucket, values, sums) -> {
          UsageRow.Key key = new UsageRow.Key(buckets.startTime(bucket), values);
          picker.show(key, () -> new UsageRow(key, buckets.endTime(bucket), sums.totals()));
        });
  }
}
