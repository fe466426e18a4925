package ai.nexus.core.repricing;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.statistics.LedgerEntry;
import java.util.Optional;

/**
 * An entry's new cost.
 *
 * @param entry with its old cost
 * @param charge empty where it has no price any more
 */
record CostChange(LedgerEntry entry, Optional<Charge> charge) {}
