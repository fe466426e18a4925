package ai.nexus.core.usage;

import ai.nexus.core.prices.Charge;
import ai.nexus.core.prices.PriceBook;
import ai.nexus.core.rollup.CellKey;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.Sums;
import ai.nexus.wire.model.TokenUsage;
import java.time.Duration;
import java.util.Optional;

/** What one entry costs, and what it adds to the statistics. */
public final class EntrySums {

  private static final String NO_CURRENCY = "";
  private static final TokenUsage NOTHING = TokenUsage.of(0, 0);

  private EntrySums() {}

  /** By the price that holds when the exchange ends; empty where there is none for its tokens. */
  public static Optional<Charge> charge(UsageEntry entry, PriceBook prices) {
    Optional<String> model = entry.upstreamModel().or(entry::modelName);
    TokenUsage usage = entry.source() == UsageSource.CACHED ? NOTHING : entry.usage().tokens();
    if (entry.providerId().isEmpty() || model.isEmpty() || usage.isUnknown()) {
      return Optional.empty();
    }
    return prices
        .price(
            entry.providerId().get(),
            model.get(),
            entry.modelName().orElse(model.get()),
            entry.endedAt(),
            usage)
        .flatMap(price -> price.charge(usage));
  }

  /** The cell that an entry of this group and charge counts in. */
  public static CellKey key(
      UsageEntry entry, int group, Optional<Charge> charge, boolean correction) {
    return new CellKey(QuarterHour.of(entry.endedAt()), group, currency(charge), correction);
  }

  public static String currency(Optional<Charge> charge) {
    return charge.map(Charge::currency).orElse(NO_CURRENCY);
  }

  public static void add(UsageEntry entry, Optional<Charge> charge, Sums sums) {
    add(entry.source(), entry.usage().tokens(), entry.total(), entry.firstEvent(), charge, sums);
  }

  public static void add(
      UsageSource source,
      TokenUsage tokens,
      Duration total,
      Optional<Duration> firstEvent,
      Optional<Charge> charge,
      Sums sums) {
    sums.addEntry(source.trust(), tokens);
    sums.addTimes(total, firstEvent);
    if (charge.isPresent()) {
      sums.addCost(charge.get().cost());
    } else if (!tokens.isUnknown() && source != UsageSource.CACHED) {
      sums.addUnpriced(1);
    }
  }
}
