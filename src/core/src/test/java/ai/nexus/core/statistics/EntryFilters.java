package ai.nexus.core.statistics;

import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import java.time.Instant;
import java.util.Optional;

/** Filters that ask for one thing. */
final class EntryFilters {

  private EntryFilters() {}

  static EntryFilter time(Instant from, Instant to) {
    return of(Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty());
  }

  static EntryFilter provider(String provider) {
    return of(Optional.empty(), Optional.empty(), Optional.of(provider), Optional.empty());
  }

  static EntryFilter model(String model) {
    return of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(model));
  }

  static EntryFilter clientKey(String hint) {
    return of(Optional.of(hint), Optional.empty(), Optional.empty());
  }

  static EntryFilter outcome(Outcome outcome) {
    return of(Optional.empty(), Optional.of(outcome), Optional.empty());
  }

  static EntryFilter source(UsageSource source) {
    return of(Optional.empty(), Optional.empty(), Optional.of(source));
  }

  private static EntryFilter of(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<String> provider,
      Optional<String> model) {
    return new EntryFilter(
        from,
        to,
        provider,
        model,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static EntryFilter of(
      Optional<String> clientKey, Optional<Outcome> outcome, Optional<UsageSource> source) {
    return new EntryFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clientKey,
        outcome,
        source,
        Optional.empty());
  }
}
