package ai.nexus.core.repricing;

import ai.nexus.core.prices.Charge;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a repricing did.
 *
 * @param looked entries that matched
 * @param changed entries whose cost or price is another now
 * @param before what those cost before, by currency
 * @param after what they cost now
 */
public record RepricingResult(
    long looked,
    long changed,
    SortedMap<String, BigDecimal> before,
    SortedMap<String, BigDecimal> after) {

  public RepricingResult {
    before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
    after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
  }

  /** Adds up. For one thread. */
  static final class Builder {

    private long looked;
    private long changed;
    private final SortedMap<String, BigDecimal> before = new TreeMap<>();
    private final SortedMap<String, BigDecimal> after = new TreeMap<>();

    void looked(int entries) {
      looked += entries;
    }

    void changed(CostChange change) {
      changed++;
      change.entry().charge().ifPresent(charge -> add(before, charge));
      change.charge().ifPresent(charge -> add(after, charge));
    }

    private static void add(SortedMap<String, BigDecimal> sums, Charge charge) {
      sums.merge(charge.currency(), charge.cost(), BigDecimal::add);
    }

    RepricingResult build() {
      return new RepricingResult(looked, changed, before, after);
    }
  }
}
