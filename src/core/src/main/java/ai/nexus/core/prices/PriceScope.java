package ai.nexus.core.prices;

import java.util.Optional;

/**
 * Which providers a price holds for: one, or all that are reached at a host, or all. The narrowest
 * that fits counts.
 *
 * @param providerId empty where it is not for one provider alone
 * @param serverHost lower-case; empty where it is not for one host alone
 */
public record PriceScope(Optional<Long> providerId, Optional<String> serverHost) {

  public static final PriceScope ALL = new PriceScope(Optional.empty(), Optional.empty());

  public PriceScope {
    if (providerId.isPresent() && serverHost.isPresent()) {
      throw new IllegalArgumentException("a price is for a provider or for a host, not for both");
    }
  }

  public static PriceScope ofProvider(long id) {
    return new PriceScope(Optional.of(id), Optional.empty());
  }

  public static PriceScope ofHost(String host) {
    return new PriceScope(Optional.empty(), Optional.of(host));
  }
}
