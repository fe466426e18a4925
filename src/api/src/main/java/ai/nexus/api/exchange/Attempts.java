package ai.nexus.api.exchange;

import ai.nexus.core.catalogue.Target;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often an exchange's request went upstream, and how those attempts ended that were given up
 * for another. Changed by one thread at a time, as the exchange is.
 */
public final class Attempts {

  private final List<EarlierAttempt> givenUp = new ArrayList<>(0);
  private int count;
  private Instant startedAt = Instant.EPOCH;
  private long startNanos;

  /** A request goes upstream. */
  public void begin() {
    count++;
    startedAt = Instant.now();
    startNanos = System.nanoTime();
  }

  /**
   * The attempt that is running is given up for another, before its upstream began to answer.
   *
   * @param httpStatus the upstream's; empty where it sent none
   * @param code what the client would be told, were there no other attempt
   */
  public void giveUp(
      Target target, Outcome outcome, Optional<Integer> httpStatus, Optional<String> code) {
    givenUp.add(
        new EarlierAttempt(
            startedAt,
            Duration.ofNanos(System.nanoTime() - startNanos),
            target.provider().id(),
            target.provider().name(),
            target.upstreamModel(),
            outcome,
            httpStatus,
            code));
  }

  /** Attempts that were made before it was opened: by the handshake of its socket. */
  public void follow(List<EarlierAttempt> earlier) {
    count += earlier.size();
    givenUp.addAll(earlier);
  }

  public int count() {
    return count;
  }

  /** In their order. */
  public List<EarlierAttempt> givenUp() {
    return List.copyOf(givenUp);
  }
}
