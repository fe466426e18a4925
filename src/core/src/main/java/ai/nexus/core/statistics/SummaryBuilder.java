package ai.nexus.core.statistics;

import ai.nexus.core.usage.Outcome;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up groups of usage entries. */
final class SummaryBuilder {

  private static final int MAX_LISTED = 1000;

  /** A group's provider. */
  record ProviderName(long id, String name, long lastUsedAt) {}

  private TokenSums all = TokenSums.NONE;
  private final Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
  private final Map<Long, TokenSums> byProvider = new HashMap<>();
  private final Map<Long, ProviderName> names = new HashMap<>();
  private final Map<String, TokenSums> byModel = new HashMap<>();

  SummaryBuilder() {
    for (Outcome outcome : Outcome.values()) {
      byOutcome.put(outcome, 0L);
    }
  }

  void add(
      Optional<ProviderName> provider, Optional<String> model, Outcome outcome, TokenSums sums) {
    all = all.plus(sums);
    byOutcome.merge(outcome, sums.requests(), Long::sum);
    model.ifPresent(name -> byModel.merge(name, sums, TokenSums::plus));
    provider.ifPresent(
        used -> {
          byProvider.merge(used.id(), sums, TokenSums::plus);
          names.merge(used.id(), used, SummaryBuilder::later);
        });
  }

  UsageSummary build() {
    List<ProviderTokens> providers =
        byProvider.entrySet().stream()
            .map(sums -> provider(sums.getKey(), sums.getValue()))
            .sorted(
                Comparator.comparing(ProviderTokens::tokens, mostFirst())
                    .thenComparing(ProviderTokens::providerId))
            .limit(MAX_LISTED)
            .toList();
    List<ModelTokens> models =
        byModel.entrySet().stream()
            .map(sums -> new ModelTokens(sums.getKey(), sums.getValue()))
            .sorted(
                Comparator.comparing(ModelTokens::tokens, mostFirst())
                    .thenComparing(ModelTokens::modelName))
            .limit(MAX_LISTED)
            .toList();
    return new UsageSummary(all, Collections.unmodifiableMap(byOutcome), providers, models);
  }

  private ProviderTokens provider(long id, TokenSums sums) {
    return new ProviderTokens(id, names.get(id).name(), sums);
  }

  private static ProviderName later(ProviderName one, ProviderName other) {
    return one.lastUsedAt() >= other.lastUsedAt() ? one : other;
  }

  private static Comparator<TokenSums> mostFirst() {
    return Comparator.comparingLong(TokenSums::total)
        .thenComparingLong(TokenSums::requests)
        .reversed();
  }
}
