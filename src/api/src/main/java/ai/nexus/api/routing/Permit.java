package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Leave to call a target once. Taken before the call and given back with how it ended, by one of
 * {@link #ended}, {@link #failed} and {@link #release}, of which the first counts. For one thread
 * at a time.
 */
public final class Permit {

  private static final CompletableFuture<Void> ROOM = CompletableFuture.completedFuture(null);

  private final Target target;
  private final TargetState state;
  private final Optional<Seats.Seat> seat;
  private final RetryConfig config;
  private final Clock clock;
  private long begunAt = System.nanoTime();
  private boolean answered;
  private boolean over;

  Permit(
      Target target,
      TargetState state,
      Optional<Seats.Seat> seat,
      RetryConfig config,
      Clock clock) {
    this.seat = seat;
    this.target = target;
    this.state = state;
    this.config = config;
    this.clock = clock;
    state.open().incrementAndGet();
  }

  public Target target() {
    return target;
  }

  /**
   * Complete when the provider has room for the call; fails with an OVERLOADED {@link
   * ai.nexus.core.error.GatewayException} where that takes too long. It may complete on any thread.
   */
  public CompletionStage<Void> room() {
    return granted();
  }

  boolean hasRoom() {
    return granted().isDone();
  }

  private CompletableFuture<Void> granted() {
    return seat.map(Seats.Seat::granted).orElse(ROOM);
  }

  /** The call is made. */
  public void begins() {
    begunAt = System.nanoTime();
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
    try {
      tell(failure);
    } finally {
      release();
    }
  }

  private void tell(AttemptFailure failure) {
    state.failures().count(failure.kind());
    switch (failure.kind()) {
      case CREDENTIALS -> state.key().put(config.keyAside());
      case RATE_LIMITED -> leaveAlone(state.rateLimit(), failure);
      case UNAVAILABLE, TIMEOUT -> {
        answered = true;
        state.breaker().failed(elapsed());
        leaveAlone(state.rest(), failure);
      }
      case REQUEST -> answered();
      case OWN, END -> {
        // They say nothing of the target.
      }
    }
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
      seat.ifPresent(Seats.Seat::giveBack);
      state.open().decrementAndGet();
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }

  private void leaveAlone(Aside aside, AttemptFailure failure) {
    failure
        .retryAfter()
        .map(asked -> asked.compareTo(config.maxAside()) > 0 ? config.maxAside() : asked)
        .ifPresent(aside::put);
  }
}
