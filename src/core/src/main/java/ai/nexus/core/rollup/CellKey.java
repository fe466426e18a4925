package ai.nexus.core.rollup;

import java.util.Comparator;

/**
 * What a cell's entries have in common. In the order of the table's key, so that all who lock cells
 * do so in the same order.
 *
 * @param quarter the {@link QuarterHour} that they ended in
 * @param group id of their usage_group
 * @param currency of their cost; empty text where they have none
 * @param correction whether it holds what was changed later, not what the group's gateway wrote
 */
public record CellKey(int quarter, int group, String currency, boolean correction)
    implements Comparable<CellKey> {

  private static final Comparator<CellKey> ORDER =
      Comparator.comparingInt(CellKey::quarter)
          .thenComparingInt(CellKey::group)
          .thenComparing(CellKey::currency)
          .thenComparing(CellKey::correction);

  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }
}
