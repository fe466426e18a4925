package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import ai.nexus.core.usage.Outcome;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Adds sums up to a summary. For one thread. */
final class SummaryBuilder {

  private static final int MAX_LISTED = 1000;

  private final CurrencySums all = new CurrencySums();
  private final Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
  private final Map<Long, CurrencySums> byProvider = new HashMap<>();
  private final Map<String, CurrencySums> byModel = new HashMap<>();

  /** What a summary tells entries apart by. */
  record Key(Optional<Long> provider, Optional<String> model, Outcome outcome) {

    static Key of(EntryGroup group) {
      return new Key(group.providerId(), group.modelName(), group.outcome());
    }
  }

  SummaryBuilder() {
    for (Outcome outcome : Outcome.values()) {
      byOutcome.put(outcome, 0L);
    }
  }

  void add(Key key, CurrencySums sums) {
    all.add(sums);
    byOutcome.merge(key.outcome(), sums.totals().requests(), Long::sum);
    key.provider().ifPresent(id -> sumsOf(byProvider, id).add(sums));
    key.model().ifPresent(name -> sumsOf(byModel, name).add(sums));
  }

  private static <K> CurrencySums sumsOf(Map<K, CurrencySums> map, K key) {
    return map.computeIfAbsent(key, each -> new CurrencySums());
  }

  UsageSummary build(LongFunction<String> providerNames) {
    List<ProviderUsage> providers =
        list(
            byProvider,
            (id, totals) -> new ProviderUsage(id, providerNames.apply(id), totals),
            ProviderUsage::totals,
            Comparator.comparing(ProviderUsage::providerId));
    List<ModelUsage> models =
        list(
            byModel,
            ModelUsage::new,
            ModelUsage::totals,
            Comparator.comparing(ModelUsage::modelName));
    return new UsageSummary(
        all.totals(), Collections.unmodifiableMap(byOutcome), providers, models);
  }

  /** Makes a list item of a key and its totals. */
  @FunctionalInterface
  private interface Item<K, T> {
    T of(K key, UsageTotals totals);
  }

  private static <K, T> List<T> list(
      Map<K, CurrencySums> sums,
      Item<K, T> item,
      Function<T, UsageTotals> totals,
      Comparator<T> thenBy) {
    Comparator<UsageTotals> mostFirst =
        Comparator.comparingLong(UsageTotals::total)
            .thenComparingLong(UsageTotals::requests)
            .reversed();
    return sums.entrySet().stream()
        .map(entry -> item.of(entry.getKey(), entry.getValue().totals()))
        .sorted(Comparator.comparing(totals, mostFirst).thenComparing(thenBy))
        .limit(MAX_LISTED)
        .toList();
  }
}
