package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import java.time.Clock;
import java.time.Duration;

/**
 * Leave to call a target once. Taken before the call and given back with how it ended, by one of
 * {@link #ended}, {@link #failed} and {@link #release}, of which the first counts. For one thread
 * at a time.
 */
public final class Permit {

  private final Target target;
  private final TargetState state;
  private final RetryConfig config;
  private final Clock clock;
  private final long begunAt = System.nanoTime();
  private boolean answered;
  private boolean over;

  Permit(Target target, TargetState state, RetryConfig config, Clock clock) {
    this.target = target;
    this.state = state;
    this.config = config;
    this.clock = clock;
    state.open().incrementAndGet();
  }

  public Target target() {
    return target;
  }

  /** The first event of a good answer has come: the target is well, whatever follows. */
  public void answered() {
    if (!answered && !over) {
      answered = true;
      Duration took = elapsed();
      state.latency().add(took, clock.millis());
      state.breaker().succeeded(took);
      state.key().end();
    }
  }

  /** The answer is whole. */
  public void ended() {
    answered();
    end();
  }

  public void failed(AttemptFailure failure) {
    if (over) {
      return;
    }
    switch (failure.kind()) {
      case CREDENTIALS -> state.key().put(config.keyAside());
      case RATE_LIMITED -> leaveAlone(failure);
      case UNAVAILABLE, TIMEOUT -> {
        answered = true;
        state.breaker().failed(elapsed());
        leaveAlone(failure);
      }
      case REQUEST -> answered();
      case OWN -> {
        // It says nothing of the target.
      }
    }
    release();
  }

  /** The call came to nothing through no fault of the target. */
  public void release() {
    if (!over && !answered) {
      state.breaker().release();
    }
    end();
  }

  private void end() {
    if (!over) {
      over = true;
      state.open().decrementAndGet();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }

  private void leaveAlone(AttemptFailure failure) {
    failure
        .retryAfter()
        .map(asked -> asked.compareTo(config.maxAside()) > 0 ? config.maxAside() : asked)
        .ifPresent(state.rateLimit()::put);
  }
}
