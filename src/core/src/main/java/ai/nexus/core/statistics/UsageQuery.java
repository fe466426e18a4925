package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.usage.EntryGroup;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * @param filters of each of {@link Dimension#OF_GROUPS} the values that count, empty text for no
 *     value; all count where it has none
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

  /** Puts the groups that count together by their values. */
  Series<List<Optional<String>>> series(Series.GroupSource groups) {
    return new Series<>(
        groups, group -> counts(group) ? Optional.of(valuesOf(group)) : Optional.empty());
  }

  private boolean counts(EntryGroup group) {
    return filters.entrySet().stream()
        .allMatch(filter -> filter.getKey().namesOf(group).anyMatch(filter.getValue()::contains));
  }

  private List<Optional<String>> valuesOf(EntryGroup group) {
    return groupBy.stream().map(dimension -> dimension.valueOf(group, conversation)).toList();
  }

  /** Whether it tells apart conversations that may be any. */
  boolean isByConversation() {
    return conversation.isEmpty() && groupBy.contains(Dimension.CONVERSATION_ID);
  }

  /** A row's values with the conversation, which the group's values lack. */
  List<Optional<String>> inConversation(List<Optional<String>> values, Optional<String> id) {
    List<Optional<String>> whole = new ArrayList<>(values);
    whole.set(groupBy.indexOf(Dimension.CONVERSATION_ID), id);
    return whole;
  }
}
