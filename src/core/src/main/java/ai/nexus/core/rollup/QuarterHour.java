package ai.nexus.core.rollup;

import java.time.Duration;
import java.time.Instant;

/**
 * Quarters of an hour, counted from 1970 in UTC. Sums are kept by them because every time zone of
 * today is whole quarters away from UTC, so they make up the hours and days of all zones.
 */
public final class QuarterHour {

  public static final Duration LENGTH = Duration.ofMinutes(15);

  private static final long MILLIS = LENGTH.toMillis();

  private QuarterHour() {}

  /** The quarter that the instant lies in. */
  public static int of(Instant instant) {
    return Math.toIntExact(Math.floorDiv(instant.toEpochMilli(), MILLIS));
  }

  /** The first quarter that starts at the instant or after it. */
  public static int from(Instant instant) {
    return Math.toIntExact(-Math.floorDiv(-instant.toEpochMilli(), MILLIS));
  }

  public static Instant start(int quarter) {
    return Instant.ofEpochMilli(quarter * MILLIS);
  }
}
