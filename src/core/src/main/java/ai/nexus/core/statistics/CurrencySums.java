package ai.nexus.core.statistics;

import ai.nexus.core.rollup.Sums;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums over usage entries by currency, as they are added up. For one thread. */
final class CurrencySums {

  private final SortedMap<String, Sums> byCurrency = new TreeMap<>();

  /**
   * @param currency empty text where the entries have no cost
   */
  void add(String currency, Sums sums) {
    byCurrency.computeIfAbsent(currency, each -> new Sums()).add(sums);
  }

  void subtract(String currency, Sums sums) {
    byCurrency.computeIfAbsent(currency, each -> new Sums()).subtract(sums);
  }

  void add(CurrencySums other) {
    other.byCurrency.forEach(this::add);
  }

  boolean hasRequests() {
    long requests = 0;
    for (Sums sums : byCurrency.values()) {
      requests += sums.requests();
    }
    return requests != 0;
  }

  UsageTotals totals() {
    Sums all = new Sums();
    SortedMap<String, BigDecimal> costs = new TreeMap<>();
    byCurrency.forEach(
        (currency, sums) -> {
          all.add(sums);
          if (!currency.isEmpty() && !sums.isZero()) {
            costs.put(currency, sums.cost());
          }
        });
    return UsageTotals.of(all, costs);
  }
}
