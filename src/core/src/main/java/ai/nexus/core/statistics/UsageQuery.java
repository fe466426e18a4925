package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.usage.EntryGroup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which usage is asked for, and how it is parted.
 *
 * @param from the first quarter of an hour of the requests' end; see {@link QuarterHour}
 * @param to the quarter before which they ended
 * @param zone whose calendar and clocks the interval goes by
 * @param groupBy in the order of the values of a {@link UsageRow}
 * @param filters of each dimension the values that count, empty text for no value; all count where
 *     it has none
 * @param conversation the only one that counts
 */
public record UsageQuery(
    int from,
    int to,
    ZoneId zone,
    Interval interval,
    List<Dimension> groupBy,
    Map<Dimension, Set<String>> filters,
    Optional<String> conversation) {

  /** How many buckets of time an answer may have; more is a mistake. */
  public static final int MAX_BUCKETS = 10_000;

  public UsageQuery {
    if (from >= to) {
      throw new IllegalArgumentException("from must be before to, were " + from + " and " + to);
    }
    groupBy = List.copyOf(groupBy);
    filters = Map.copyOf(filters);
  }

  public Instant start() {
    return QuarterHour.start(from);
  }

  public Instant end() {
    return QuarterHour.start(to);
  }

  /** Whether the range has at most {@link #MAX_BUCKETS} intervals. */
  public boolean isBounded() {
    return interval.part(from, to, zone, MAX_BUCKETS).isPresent();
  }

  Buckets buckets() {
    return interval
        .part(from, to, zone, MAX_BUCKETS)
        .orElseThrow(() -> new IllegalArgumentException("too many intervals of " + interval));
  }

  boolean counts(EntryGroup group) {
    return filters.entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(filter.getKey().valueOf(group).orElse("")));
  }

  List<Optional<String>> valuesOf(EntryGroup group) {
    return groupBy.stream().map(dimension -> dimension.valueOf(group)).toList();
  }
}
