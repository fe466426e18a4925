package ai.nexus.core.usage;

import ai.nexus.core.rollup.CellKey;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.Sums;
import ai.nexus.wire.model.TokenUsage;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the entries of one transaction add to the statistics. */
final class EntryCells {

  private static final String NO_CURRENCY = "";

  private final SortedMap<CellKey, Sums> sums = new TreeMap<>();

  void add(UsageEntry entry, int group) {
    TokenUsage tokens = entry.usage().tokens();
    CellKey key = new CellKey(QuarterHour.of(entry.endedAt()), group, NO_CURRENCY, false);
    Sums cell = sums.computeIfAbsent(key, each -> new Sums());
    cell.addEntry(entry.source().trust(), tokens);
    cell.addTimes(entry.total(), entry.firstEvent());
    if (!tokens.isUnknown()) {
      cell.addUnpriced(1);
    }
  }

  SortedMap<CellKey, Sums> sums() {
    return sums;
  }
}
