package ai.nexus.core.catalogue;

import java.time.Duration;

/**
 * What a limit of time may be where it is set for a provider or a model; the same as for the
 * gateway's setting that it stands in for, {@code nexus.upstream.…-timeout}.
 */
public record TimeBounds(Duration least, Duration most) {

  public static final TimeBounds CONNECT =
      new TimeBounds(Duration.ofMillis(100), Duration.ofMinutes(2));
  public static final TimeBounds FIRST_EVENT =
      new TimeBounds(Duration.ofMillis(100), Duration.ofHours(2));
  public static final TimeBounds IDLE = FIRST_EVENT;
  public static final TimeBounds TOTAL =
      new TimeBounds(Duration.ofSeconds(1), Duration.ofHours(24));

  void check(String name, Duration limit) {
    if (limit.compareTo(least) < 0 || limit.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " must be " + least + "–" + most + ", was " + limit);
    }
  }
}
