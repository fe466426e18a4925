package ai.nexus.core.repricing;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.rollup.CellKey;
import ai.nexus.core.rollup.Cells;
import ai.nexus.core.rollup.Sums;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.core.usage.EntrySums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes new costs to entries, and what they change to the sums. Within the caller's transaction.
 */
final class CostChanges {

  // Only where the entry still has the cost that the change began with.
  private static final String UPDATE =
      """
      update usage_entry set cost = ?, currency = ?, price_id = ?
      where id = ? and %s
      """;
  private static final String PRICED = UPDATE.formatted("cost = ? and currency = ?");
  private static final String UNPRICED = UPDATE.formatted("cost is null");

  private CostChanges() {}

  /**
   * @return those that were made; the others' entries were deleted or changed meanwhile
   */
  static List<CostChange> apply(Connection connection, List<CostChange> changes)
      throws SQLException {
    List<CostChange> made = new ArrayList<>();
    made.addAll(
        update(
            connection,
            UNPRICED,
            changes.stream().filter(change -> change.entry().charge().isEmpty()).toList()));
    made.addAll(
        update(
            connection,
            PRICED,
            changes.stream().filter(change -> change.entry().charge().isPresent()).toList()));
    Cells.add(connection, corrections(made));
    return made;
  }

  private static List<CostChange> update(
      Connection connection, String sql, List<CostChange> changes) throws SQLException {
    List<CostChange> made = new ArrayList<>();
    if (changes.isEmpty()) {
      return made;
    }
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (CostChange change : changes) {
        bind(update, change);
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 1) {
          made.add(changes.get(i));
        }
      }
      return made;
    }
  }

  private static void bind(PreparedStatement update, CostChange change) throws SQLException {
    Optional<Charge> charge = change.charge();
    if (charge.isPresent()) {
      update.setBigDecimal(1, charge.get().cost());
      update.setString(2, charge.get().currency());
      update.setLong(3, charge.get().priceId());
    } else {
      update.setNull(1, Types.DECIMAL);
      update.setNull(2, Types.VARCHAR);
      update.setNull(3, Types.BIGINT);
    }
    update.setString(4, change.entry().id());
    if (change.entry().charge().isPresent()) {
      update.setBigDecimal(5, change.entry().charge().get().cost());
      update.setString(6, change.entry().charge().get().currency());
    }
  }

  /** Takes each entry out of the cell of its old currency and puts it into that of the new one. */
  private static SortedMap<CellKey, Sums> corrections(List<CostChange> changes) {
    SortedMap<CellKey, Sums> corrections = new TreeMap<>();
    for (CostChange change : changes) {
      LedgerEntry entry = change.entry();
      cell(corrections, entry, entry.charge()).subtract(sums(entry, entry.charge()));
      cell(corrections, entry, change.charge()).add(sums(entry, change.charge()));
    }
    corrections.values().removeIf(Sums::isZero);
    return corrections;
  }

  private static Sums cell(
      SortedMap<CellKey, Sums> corrections, LedgerEntry entry, Optional<Charge> charge) {
    CellKey key = EntrySums.key(entry.entry(), entry.groupId(), charge, true);
    return corrections.computeIfAbsent(key, each -> new Sums());
  }

  private static Sums sums(LedgerEntry entry, Optional<Charge> charge) {
    Sums sums = new Sums();
    EntrySums.add(entry.entry(), charge, sums);
    return sums;
  }
}
