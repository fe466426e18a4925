package ai.nexus.core.statistics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The usage of one interval and one group: its key, the interval's end and the sums. */
public record UsageRow(Key key, Instant to, UsageTotals totals) {

  /** Of the values of rows of one interval: one value after the other, none before any. */
  static final Comparator<List<Optional<String>>> VALUES_ORDER = UsageRow::compare;

  /**
   * What a row is told from others by. In the order of the interval, then of the values, of which
   * none is first.
   *
   * @param values of the dimensions that the query grouped by
   */
  public record Key(Instant from, List<Optional<String>> values) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::from).thenComparing(Key::values, VALUES_ORDER);

    public Key {
      values = List.copyOf(values);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static int compare(List<Optional<String>> one, List<Optional<String>> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = sortable(one.get(i)).compareTo(sortable(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String sortable(Optional<String> value) {
    return value.map(text -> "=" + text).orElse("");
  }
}
