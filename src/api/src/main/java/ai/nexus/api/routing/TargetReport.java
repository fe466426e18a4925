package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Provider;
import java.time.Duration;
import java.util.Optional;

/**
 * How a target is at one moment.
 *
 * @param circuit {@code closed}, {@code open} or {@code half_open}, which one is as well that has
 *     been open for long enough
 * @param circuitLeft until it is half open; zero where it is not open
 * @param rateLimitLeft how long the provider wants to be left alone
 * @param keyLeft how long the key comes last because it was refused
 * @param open calls that are under way
 * @param seats of its provider, where that may have only so many requests open
 * @param latency until the first event of an answer, on average; zero where there was none
 */
public record TargetReport(
    Provider provider,
    String upstreamModel,
    String circuit,
    Duration circuitLeft,
    Duration rateLimitLeft,
    Duration keyLeft,
    int open,
    Optional<SeatsReport> seats,
    Duration latency) {

  static TargetReport of(String upstreamModel, TargetState state, Optional<Seats> seats) {
    Duration left = state.breaker().left();
    boolean due = left.isZero() && state.breaker().state().equals("open");
    return new TargetReport(
        state.provider(),
        upstreamModel,
        due ? "half_open" : state.breaker().state(),
        left,
        state.leftAlone(),
        state.key().left(),
        state.open().get(),
        seats.map(Seats::report),
        state.latency().value());
  }

  boolean isOpen() {
    return !circuitLeft.isZero();
  }

  boolean isFull() {
    return seats.filter(SeatsReport::isFull).isPresent();
  }

  /** Until it may be called; zero where that is now. */
  Duration left() {
    return circuitLeft.compareTo(rateLimitLeft) > 0 ? circuitLeft : rateLimitLeft;
  }
}
