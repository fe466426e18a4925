package ai.nexus.core.catalogue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A provider's own limits; what is empty is as the gateway's settings have it.
 *
 * @param maxConcurrent requests that it has open at a time, 1 to {@value #MOST}
 * @param maxQueued requests that may wait for one of these, 0 to {@value #MOST}
 * @param connect how long a connection may take to open
 * @param firstEvent how long until an answer begins
 * @param idle how long an answer may be silent
 * @param total how long an answer may take in all
 */
public record ProviderLimits(
    OptionalInt maxConcurrent,
    OptionalInt maxQueued,
    Optional<Duration> connect,
    Optional<Duration> firstEvent,
    Optional<Duration> idle,
    Optional<Duration> total) {

  public static final int MOST = 100_000;

  /** All as the gateway's settings have it. */
  public static final ProviderLimits NONE =
      new ProviderLimits(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ProviderLimits {
    maxConcurrent.ifPresent(number -> check("maxConcurrent", number, 1));
    maxQueued.ifPresent(number -> check("maxQueued", number, 0));
    connect.ifPresent(limit -> TimeBounds.CONNECT.check("connect", limit));
    firstEvent.ifPresent(limit -> TimeBounds.FIRST_EVENT.check("firstEvent", limit));
    idle.ifPresent(limit -> TimeBounds.IDLE.check("idle", limit));
    total.ifPresent(limit -> TimeBounds.TOTAL.check("total", limit));
  }

  private static void check(String name, int number, int least) {
    if (number < least || number > MOST) {
      throw new IllegalArgumentException(
          name + " must be " + least + "–" + MOST + ", was " + number);
    }
  }
}
