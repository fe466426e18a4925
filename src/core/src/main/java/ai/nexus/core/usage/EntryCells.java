package ai.nexus.core.usage;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.rollup.CellKey;
import ai.nexus.core.rollup.Sums;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the entries of one transaction add to the statistics. */
final class EntryCells {

  private final SortedMap<CellKey, Sums> sums = new TreeMap<>();

  void add(UsageEntry entry, int group, Optional<Charge> charge) {
    CellKey key = EntrySums.key(entry, group, charge, false);
    EntrySums.add(entry, charge, sums.computeIfAbsent(key, each -> new Sums()));
  }

  SortedMap<CellKey, Sums> sums() {
    return sums;
  }
}
