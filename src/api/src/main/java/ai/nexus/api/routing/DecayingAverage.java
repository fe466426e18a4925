package ai.nexus.api.routing;

import java.time.Duration;

/**
 * An average that forgets: what was measured {@value #MEMORY_SECONDS} s ago counts little more than
 * a third of what is measured now. Safe for many threads.
 */
final class DecayingAverage {

  private static final int MEMORY_SECONDS = 30;
  private static final double MEMORY_MILLIS = Duration.ofSeconds(MEMORY_SECONDS).toMillis();

  private double average;
  private long measuredAt;
  private boolean measured;

  synchronized void add(Duration value, long nowMillis) {
    double sample = value.toNanos();
    if (measured) {
      double elapsed = Math.max(1, nowMillis - measuredAt);
      average += (sample - average) * (1 - Math.exp(-elapsed / MEMORY_MILLIS));
    } else {
      average = sample;
      measured = true;
    }
    measuredAt = nowMillis;
  }

  /** Zero where nothing has been measured, so that what is unknown is tried. */
  synchronized Duration value() {
    return Duration.ofNanos(Math.round(average));
  }
}
