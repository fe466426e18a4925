package ai.nexus.core.prices;

import ai.nexus.wire.model.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All prices at one moment, to be asked for the one that counts. Immutable. */
public final class PriceBook {

  public static final PriceBook EMPTY = new PriceBook(List.of(), Map.of());

  /** The price for most input, and of several such the newest, is the one that counts. */
  private static final Comparator<Price> PRECEDENCE =
      Comparator.comparingLong(Price::aboveInput)
          .thenComparing(Price::validFrom)
          .thenComparingLong(Price::id);

  private final Map<Key, List<Price>> prices = new HashMap<>();
  private final Map<Long, String> hosts;

  private record Key(PriceScope scope, String model) {}

  /**
   * @param hosts of the providers' servers, by the providers' ids
   */
  public PriceBook(Collection<Price> prices, Map<Long, String> hosts) {
    this.hosts = Map.copyOf(hosts);
    for (Price price : prices) {
      Key key = new Key(price.scope(), price.model());
      this.prices.computeIfAbsent(key, each -> new ArrayList<>()).add(price);
    }
  }

  /**
   * The price of an exchange: that of the provider itself, else of its host, else of all, and of
   * these the last that holds at its end. A provider's own price may name the model as its clients
   * do; elsewhere that could be another model.
   *
   * @param model as the provider calls it
   * @param alias as clients name it
   */
  public Optional<Price> price(
      long provider, String model, String alias, Instant end, TokenUsage usage) {
    PriceScope own = PriceScope.ofProvider(provider);
    return find(own, model, end, usage)
        .or(() -> find(own, alias, end, usage))
        .or(() -> findOfHost(provider, model, end, usage))
        .or(() -> find(PriceScope.ALL, model, end, usage));
  }

  private Optional<Price> findOfHost(long provider, String model, Instant end, TokenUsage usage) {
    return Optional.ofNullable(hosts.get(provider))
        .flatMap(host -> find(PriceScope.ofHost(host), model, end, usage));
  }

  private Optional<Price> find(PriceScope scope, String model, Instant end, TokenUsage usage) {
    List<Price> some = prices.get(new Key(scope, model));
    // Most often there is none, and the writer asks for each entry.
    return some == null
        ? Optional.empty()
        : some.stream().filter(price -> price.holds(end, usage)).max(PRECEDENCE);
  }

  /** Whether there is such a provider; the prices of its host are not found without it. */
  public boolean knows(long provider) {
    return hosts.containsKey(provider);
  }
}
