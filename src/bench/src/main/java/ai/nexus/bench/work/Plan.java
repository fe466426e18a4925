package ai.nexus.bench.work;

import java.time.Duration;

/**
 * How much to measure.
 *
 * @param length of each measurement
 * @param warmUp load on the gateway before the first measurement of a work
 * @param rounds measurements of each contender, in turns
 */
public record Plan(Duration length, Duration warmUp, int rounds) {

  public Plan {
    if (length.toSeconds() < 1) {
      throw new IllegalArgumentException("a measurement must last a second at least");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("there must be one round at least, were " + rounds);
    }
  }
}
