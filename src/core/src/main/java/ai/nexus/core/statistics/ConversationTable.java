package ai.nexus.core.statistics;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up sums by interval, group and conversation. Other than in a {@link SumTable} few of them
 * meet, so it holds those alone that there are, and no more than it may. For one thread.
 */
final class ConversationTable {

  private final UsageQuery query;
  private final Buckets buckets;
  private final Series<List<Optional<String>>> series;
  private final int mostRows;
  private final Map<Cell, CurrencySums> cells = new HashMap<>();

  private record Cell(int bucket, int series, Optional<String> conversation) {}

  ConversationTable(
      UsageQuery query, Buckets buckets, Series<List<Optional<String>>> series, int mostRows) {
    this.query = query;
    this.buckets = buckets;
    this.series = series;
    this.mostRows = mostRows;
  }

  /**
   * Adds the entry where it counts.
   *
   * @throws QueryLimitException where that makes more rows than there may be
   */
  void add(EntryShare entry) throws SQLException {
    int bucket = buckets.of(entry.quarter());
    int number = bucket < 0 ? Series.NONE : series.of(entry.group());
    if (number >= 0) {
      cell(new Cell(bucket, number, entry.conversation())).add(entry.currency(), entry.sums());
    }
  }

  private CurrencySums cell(Cell cell) {
    CurrencySums sums = cells.computeIfAbsent(cell, each -> new CurrencySums());
    if (cells.size() > mostRows) {
      throw new QueryLimitException(QueryLimitException.Limit.ROWS, mostRows);
    }
    return sums;
  }

  List<UsageRow> rows() {
    List<UsageRow> rows = new ArrayList<>(cells.size());
    cells.forEach((cell, sums) -> rows.add(row(cell, sums)));
    return rows;
  }

  private UsageRow row(Cell cell, CurrencySums sums) {
    List<Optional<String>> values =
        query.inConversation(series.key(cell.series()), cell.conversation());
    return new UsageRow(
        new UsageRow.Key(buckets.startTime(cell.bucket()), values),
        buckets.endTime(cell.bucket()),
        sums.totals());
  }
}
