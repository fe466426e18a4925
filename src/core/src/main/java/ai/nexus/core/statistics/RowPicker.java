package ai.nexus.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Is shown a query's rows in their order, and makes those alone that are wanted: to make a row
 * costs more than to add it up. For one thread.
 */
final class RowPicker {

  private final Optional<UsageRow.Key> after;
  private final int limit;
  private final List<UsageRow> picked = new ArrayList<>();
  private int total;

  /**
   * @param after rows behind this one are wanted
   * @param limit how many of them
   */
  RowPicker(Optional<UsageRow.Key> after, int limit) {
    this.after = after;
    this.limit = limit;
  }

  void show(UsageRow.Key key, Supplier<UsageRow> row) {
    total++;
    if (picked.size() < limit && (after.isEmpty() || key.compareTo(after.get()) > 0)) {
      picked.add(row.get());
    }
  }

  UsageRows rows() {
    return new UsageRows(picked, total);
  }
}
