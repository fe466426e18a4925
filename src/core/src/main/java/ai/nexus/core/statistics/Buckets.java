package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import java.time.Instant;
import java.util.Arrays;

/** Intervals of time, one after the other without a gap, in whole quarters of an hour. */
final class Buckets {

  /** What lies in no bucket. */
  static final int OUTSIDE = -1;

  private final int[] bounds;

  /**
   * @param bounds where each bucket starts, ascending, and where the last one ends
   */
  Buckets(int... bounds) {
    this.bounds = bounds.clone();
  }

  int count() {
    return bounds.length - 1;
  }

  Instant startTime(int bucket) {
    return QuarterHour.start(bounds[bucket]);
  }

  Instant endTime(int bucket) {
    return QuarterHour.start(bounds[bucket + 1]);
  }

  int start() {
    return bounds[0];
  }

  int end() {
    return bounds[bounds.length - 1];
  }

  /** The bucket that the quarter lies in. */
  int of(int quarter) {
    if (quarter < start() || quarter >= end()) {
      return OUTSIDE;
    }
    int found = Arrays.binarySearch(bounds, quarter);
    return found >= 0 ? found : -found - 2;
  }

  /** The first quarter after the given one that lies in another bucket, or the limit. */
  int nextBound(int quarter, int limit) {
    if (quarter >= end()) {
      return limit;
    }
    int bucket = of(quarter);
    return Math.min(limit, bucket == OUTSIDE ? start() : bounds[bucket + 1]);
  }
}
