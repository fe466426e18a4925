package ai.nexus.api.resource;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast one request's body comes, from now on, and whether that is fast enough: all of it within
 * the limit, and after {@link #GRACE} no fewer bytes a second than the least. Safe for many
 * threads.
 */
final class BodyPace {

  static final Duration GRACE = Duration.ofSeconds(10);

  private final Duration limit;
  private final long leastRate;
  private final long began = System.nanoTime();
  private final AtomicLong received = new AtomicLong();

  /**
   * @param leastRate in bytes a second; 0 for none
   */
  BodyPace(Duration limit, long leastRate) {
    this.limit = limit;
    this.leastRate = leastRate;
  }

  void came(int bytes) {
    received.addAndGet(bytes);
  }

  /** Why it is not waited for any longer; empty while it is. */
  Optional<GatewayException> fault() {
    return faultAfter(Duration.ofNanos(System.nanoTime() - began));
  }

  Optional<GatewayException> faultAfter(Duration elapsed) {
    if (elapsed.compareTo(limit) > 0) {
      return Optional.of(tooLate(limit));
    }
    boolean isSlow = isSlow(received.get(), elapsed.toSeconds(), leastRate);
    return isSlow ? Optional.of(tooSlow(leastRate)) : Optional.empty();
  }

  static boolean isSlow(long received, long seconds, long leastRate) {
    return seconds >= GRACE.toSeconds() && received / seconds < leastRate;
  }

  static GatewayException tooLate(Duration time) {
    return new GatewayException(
        Failure.BODY_TIMEOUT, "The request body did not arrive within " + time.toSeconds() + " s.");
  }

  static GatewayException tooSlow(long leastRate) {
    return new GatewayException(
        Failure.BODY_TIMEOUT,
        "The request body came at less than " + leastRate + " bytes a second.");
  }
}
