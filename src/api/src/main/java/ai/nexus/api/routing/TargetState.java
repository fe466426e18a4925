package ai.nexus.api.routing;

import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a target has been of late: its circuit, whether it is rate limited, its open calls, how soon
 * it answers; with its key, which other targets may share. Safe for many threads.
 */
final class TargetState {

  private final Provider provider;
  private final Breaker breaker;
  private final Aside rateLimit;
  private final Aside rest;
  private final Aside key;
  private final FailureCounts.Kinds failures;
  private final AtomicInteger open = new AtomicInteger();
  private final DecayingAverage latency = new DecayingAverage();

  TargetState(
      Target target, Aside key, FailureCounts.Kinds failures, BreakerConfig config, Clock clock) {
    this.provider = target.provider();
    this.failures = failures;
    this.breaker = new Breaker(config, clock, provider.name(), target.upstreamModel());
    this.rateLimit = new Aside(clock);
    this.rest = new Aside(clock);
    this.key = key;
    if (provider.healthCheck() == HealthCheck.OFF) {
      breaker.ignore();
    }
  }

  /** Whether it is of the provider as that stands; an edit makes all that is known worthless. */
  boolean isOf(Provider current) {
    return provider.equals(current);
  }

  Provider provider() {
    return provider;
  }

  Breaker breaker() {
    return breaker;
  }

  /** That its provider has told. */
  Aside rateLimit() {
    return rateLimit;
  }

  /** Asked for by an answer that told no rate limit, but another failure: 503 for one. */
  Aside rest() {
    return rest;
  }

  /** How long its provider asked to have it left alone, for whatever reason. */
  Duration leftAlone() {
    return longer(rateLimit.left(), rest.left());
  }

  Aside key() {
    return key;
  }

  /** Of attempts that failed, shared by all targets of the provider. */
  FailureCounts.Kinds failures() {
    return failures;
  }

  /** Calls that are under way. */
  AtomicInteger open() {
    return open;
  }

  /** Until the first event of an answer. */
  DecayingAverage latency() {
    return latency;
  }

  /** Zero where it may be called now. */
  Duration left() {
    return longer(leftAlone(), breaker.left());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
