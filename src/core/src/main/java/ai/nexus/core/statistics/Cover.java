package ai.nexus.core.statistics;

import ai.nexus.core.rollup.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the fewest roll-ups that make up buckets exactly. A day that lies in several buckets is
 * counted in the one that has most of it, and what of it belongs elsewhere is moved there by the
 * roll-ups of its hours and quarters: a day in Berlin is a day of UTC and two of its hours.
 */
final class Cover {

  /** The bucket of a day that no bucket has half of, so that it is made up of its hours alone. */
  static final int NONE = -2;

  private final Buckets buckets;
  private final List<Range> hours = new ArrayList<>();
  private final List<Range> quarters = new ArrayList<>();

  /** Roll-ups to be read, from the first start to before the last. */
  record Range(int from, int to) {}

  Cover(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Where to count the day; {@link #NONE} and {@link Buckets#OUTSIDE} where not at all. */
  int bucketOfDay(int day) {
    int end = day + Span.DAY.quarters();
    int outside = 0;
    for (int start = day; start < end; ) {
      int next = buckets.nextBound(start, end);
      int bucket = buckets.of(start);
      outside += bucket == Buckets.OUTSIDE ? next - start : 0;
      if (bucket != Buckets.OUTSIDE && isMost(next - start)) {
        return bucket;
      }
      start = next;
    }
    return isMost(outside) ? Buckets.OUTSIDE : NONE;
  }

  private static boolean isMost(int quarters) {
    return 2 * quarters > Span.DAY.quarters();
  }

  /** Takes the day in, which is counted in this bucket. */
  void add(int day, int bucketOfDay) {
    int end = day + Span.DAY.quarters();
    for (int start = day; start < end; ) {
      int next = buckets.nextBound(start, end);
      int bucket = buckets.of(start);
      boolean counts = bucket != Buckets.OUTSIDE || bucketOfDay >= 0;
      if (bucket != bucketOfDay && counts) {
        addRun(start, next);
      }
      start = next;
    }
  }

  private void addRun(int start, int end) {
    int firstHour = Span.HOUR.startOf(start + Span.HOUR.quarters() - 1);
    int lastHour = Span.HOUR.startOf(end);
    if (firstHour >= lastHour) {
      addTo(quarters, start, end);
    } else {
      addTo(quarters, start, firstHour);
      addTo(hours, firstHour, lastHour);
      addTo(quarters, lastHour, end);
    }
  }

  private static void addTo(List<Range> ranges, int from, int to) {
    if (from == to) {
      return;
    }
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).to() == from) {
      ranges.set(last, new Range(ranges.get(last).from(), to));
    } else {
      ranges.add(new Range(from, to));
    }
  }

  /** What is to be read of this span besides the days. */
  List<Range> ranges(Span span) {
    return span == Span.HOUR ? hours : quarters;
  }
}
