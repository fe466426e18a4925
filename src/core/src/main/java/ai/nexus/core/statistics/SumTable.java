package ai.nexus.core.statistics;

import ai.nexus.core.rollup.Sums;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Adds up sums by bucket and series. For one thread. */
final class SumTable<K> {

  private final Series<K> series;
  private final CurrencySums[][] cells;

  /** Is given what a table holds. */
  @FunctionalInterface
  interface Visitor<K> {
    void cell(int bucket, K series, CurrencySums sums);
  }

  SumTable(Series<K> series, int buckets) {
    this.series = series;
    this.cells = new CurrencySums[buckets][0];
  }

  /**
   * @param bucket below 0 where it is none: then nothing is done
   */
  void add(int bucket, int group, String currency, Sums sums) throws SQLException {
    int number = bucket < 0 ? Series.NONE : series.of(group);
    if (number >= 0) {
      cell(bucket, number).add(currency, sums);
    }
  }

  void subtract(int bucket, int group, String currency, Sums sums) throws SQLException {
    int number = bucket < 0 ? Series.NONE : series.of(group);
    if (number >= 0) {
      cell(bucket, number).subtract(currency, sums);
    }
  }

  private CurrencySums cell(int bucket, int number) {
    if (number >= cells[bucket].length) {
      cells[bucket] = Arrays.copyOf(cells[bucket], Math.max(number + 1, series.count()));
    }
    CurrencySums cell = cells[bucket][number];
    if (cell == null) {
      cell = new CurrencySums();
      cells[bucket][number] = cell;
    }
    return cell;
  }

  /** Visits the cells that have a request, by bucket. */
  void visit(Visitor<K> visitor) {
    visit(series.numbers(), visitor);
  }

  /** Visits the cells that have a request, by bucket and then by series in this order. */
  void visit(Comparator<K> order, Visitor<K> visitor) {
    visit(series.numbers(order), visitor);
  }

  private void visit(List<Integer> numbers, Visitor<K> visitor) {
    for (int bucket = 0; bucket < cells.length; bucket++) {
      for (int number : numbers) {
        if (number < cells[bucket].length && hasRequests(cells[bucket][number])) {
          visitor.cell(bucket, series.key(number), cells[bucket][number]);
        }
      }
    }
  }

  private static boolean hasRequests(CurrencySums cell) {
    return cell != null && cell.hasRequests();
  }
}
