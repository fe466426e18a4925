package ai.nexus.core.statistics;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.usage.UsageEntry;
import java.util.Optional;

/**
 * An entry as it stands in the ledger.
 *
 * @param groupId its row of usage_group
 * @param charge empty where its tokens or their price are unknown
 */
public record LedgerEntry(UsageEntry entry, int groupId, Optional<Charge> charge) {

  public String id() {
    return entry.id();
  }
}
