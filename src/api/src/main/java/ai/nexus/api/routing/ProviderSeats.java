package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** The seats of the providers that may have only so many requests open. Safe for many threads. */
final class ProviderSeats {

  private record Held(Provider provider, Seats seats) {}

  private final RetryConfig config;
  private final Map<Long, Held> held = new ConcurrentHashMap<>();

  ProviderSeats(RetryConfig config) {
    this.config = config;
  }

  /** Empty where the provider has no limit. */
  Optional<Seats> of(Provider provider) {
    OptionalInt most = provider.limits().maxConcurrent();
    if (most.isEmpty()) {
      return Optional.empty();
    }
    Held known = held.get(provider.id());
    if (known == null || !known.provider().limits().equals(provider.limits())) {
      known = held.compute(provider.id(), (id, before) -> limited(before, provider));
    }
    return Optional.of(known.seats());
  }

  /** All keys of a provider share its seats, and an edit keeps those that are taken. */
  private Held limited(Held before, Provider provider) {
    Seats seats = before == null ? new Seats(provider.name(), config.queueWait()) : before.seats();
    seats.limit(
        provider.limits().maxConcurrent().orElseThrow(),
        provider.limits().maxQueued().orElse(config.queue()));
    return new Held(provider, seats);
  }
}
