package ai.nexus.api.routing;

import ai.nexus.core.log.EventLog;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The circuit of one target (Resilience4j): open, it lets nothing through for a while; half open, a
 * few calls, whose outcome decides. Safe for many threads.
 */
final class Breaker {

  private static final EventLog LOG = EventLog.of(Breaker.class);
  // Calls that never answer must not keep a circuit half open for as long as they may take.
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);
  private static final double LEAST_OF_WAIT = 0.75;

  /** Says only that a call failed; how, the attempt's record tells. */
  private static final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private CallFailed() {
      super("the call failed", null, false, false);
    }
  }

  private final CircuitBreaker circuit;
  private final Clock clock;
  private final String provider;
  private final String model;
  private volatile long changedAt;
  private volatile long opensUntil;

  Breaker(BreakerConfig config, Clock clock, String provider, String model) {
    this.clock = clock;
    this.provider = provider;
    this.model = model;
    this.circuit =
        CircuitBreaker.of(
            provider + " " + model,
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(config.window())
                .minimumNumberOfCalls(Math.min(config.minimum(), config.window()))
                .failureRateThreshold(config.failurePercent())
                .permittedNumberOfCallsInHalfOpenState(config.probes())
                .waitIntervalFunctionInOpenState(times -> openFor(config, times))
                .build());
    circuit.getEventPublisher().onStateTransition(this::changed);
  }

  /** Lets everything through from now on, whatever becomes of it. */
  void ignore() {
    circuit.transitionToDisabledState();
  }

  /** The target is known to be down. */
  void open() {
    if (circuit.getState() != State.DISABLED) {
      circuit.transitionToOpenState();
    }
  }

  /** The target may be well again: where the circuit is open, calls try whether it is. */
  void halfOpen() {
    if (circuit.getState() == State.OPEN) {
      circuit.transitionToHalfOpenState();
    }
  }

  /** By hand: what has failed before is forgotten. */
  void close() {
    if (circuit.getState() != State.DISABLED) {
      circuit.reset();
    }
  }

  private long openFor(BreakerConfig config, int times) {
    double doubled = config.openFor().toMillis() * Math.pow(2, Math.min(times - 1, 30));
    double most = Math.min(doubled, (double) config.maxOpen().toMillis());
    long chosen = Math.round(most * ThreadLocalRandom.current().nextDouble(LEAST_OF_WAIT, 1));
    opensUntil = clock.millis() + chosen;
    return chosen;
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
    changedAt = clock.millis();
    State to = event.getStateTransition().getToState();
    if (to == State.DISABLED) {
      return;
    }
    LOG.log(
        to == State.OPEN ? Level.WARNING : Level.INFO,
        to == State.OPEN
            ? "A target fails too often and is left alone for a while"
            : to == State.CLOSED ? "A target is well again" : "A target is tried again",
        Map.of("provider", provider, "upstream_model", model));
  }

  /** Takes a permission, which one of the other methods gives back. */
  boolean tryAcquire() {
    if (circuit.tryAcquirePermission()) {
      return true;
    }
    boolean stuck =
        circuit.getState() == State.HALF_OPEN
            && clock.millis() - changedAt > PROBE_LIMIT.toMillis();
    if (stuck) {
      circuit.transitionToOpenState();
      circuit.transitionToHalfOpenState();
      return circuit.tryAcquirePermission();
    }
    return false;
  }

  void succeeded(Duration took) {
    circuit.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
  }

  void failed(Duration took) {
    circuit.onError(took.toNanos(), TimeUnit.NANOSECONDS, new CallFailed());
  }

  /** Nothing has been learned of the target. */
  void release() {
    circuit.releasePermission();
  }

  /** {@code closed}, {@code open} or {@code half_open}. */
  String state() {
    return switch (circuit.getState()) {
      case OPEN, FORCED_OPEN -> "open";
      case HALF_OPEN -> "half_open";
      default -> "closed";
    };
  }

  /** Whether nothing would be let through now. */
  boolean isOpen() {
    return circuit.getState() == State.OPEN && clock.millis() < opensUntil;
  }

  /** Until it is half open; zero where it is not open. */
  Duration left() {
    return isOpen() ? Duration.ofMillis(Math.max(0, opensUntil - clock.millis())) : Duration.ZERO;
  }
}
