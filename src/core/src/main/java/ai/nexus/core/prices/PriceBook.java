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
import java.util.stream.Stream;

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
    return Stream.of(
            Optional.of(new Key(own, model)),
            Optional.of(new Key(own, alias)),
            Optional.ofNullable(hosts.get(provider))
                .map(host -> new Key(PriceScope.ofHost(host), model)),
            Optional.of(new Key(PriceScope.ALL, model)))
        .flatMap(Optional::stream)
        .map(key -> prices.getOrDefault(key, List.of()))
        .map(some -> some.stream().filter(price -> price.holds(end, usage)).max(PRECEDENCE))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether there is such a provider; the prices of its host are not found without it. */
  public boolean knows(long provider) {
    return hosts.containsKey(provider);
  }
}
