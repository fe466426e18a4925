package ai.nexus.admin.statistics;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.statistics.Dimension;
import ai.nexus.core.statistics.Interval;
import ai.nexus.core.statistics.UsageQuery;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a {@link UsageQuery}; names everything that is wrong with it at once. */
final class UsageQueryReader {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration USUAL_RANGE = Duration.ofDays(30);
  private static final Set<String> OTHERS =
      Set.of("from", "to", "zone", "interval", "group_by", "conversation_id", "limit", "after");

  private final MultivaluedMap<String, String> query;
  private final Instant now;
  private final List<Violation> violations = new ArrayList<>();

  UsageQueryReader(MultivaluedMap<String, String> query, Instant now) {
    this.query = query;
    this.now = now;
  }

  /**
   * @throws InvalidFieldsException for what cannot be read, and for parameters that there are not,
   *     since a filter that is overlooked gives wrong sums
   */
  UsageQuery read() {
    refuseUnknown();
    ZoneId zone = zone();
    Instant to = time("to", zone).orElse(now);
    Instant from = time("from", zone).orElseGet(() -> to.minus(USUAL_RANGE));
    if (!from.isBefore(to)) {
      violations.add(new Violation("from", "must be before to"));
    }
    Interval interval =
        one("interval")
            .flatMap(text -> known("interval", text, Interval.values(), Interval::label))
            .orElse(Interval.NONE);
    List<Dimension> groupBy = groupBy();
    Map<Dimension, Set<String>> filters = filters();
    Optional<String> conversation = one("conversation_id");
    InvalidFieldsException.throwIfAny(violations);
    UsageQuery read =
        new UsageQuery(
            QuarterHour.of(from),
            QuarterHour.from(to),
            zone,
            interval,
            groupBy,
            filters,
            conversation);
    if (!read.isBounded()) {
      throw new InvalidFieldsException(
          "interval",
          "parts the range into more than " + UsageQuery.MAX_BUCKETS + "; take a longer interval");
    }
    return read;
  }

  private void refuseUnknown() {
    for (String name : query.keySet()) {
      if (!OTHERS.contains(name) && dimension(name).isEmpty()) {
        violations.add(new Violation(name, "is not a parameter; there are " + names()));
      }
    }
  }

  private static String names() {
    return OTHERS.stream().sorted().collect(Collectors.joining(", "))
        + " and the filters "
        + Dimension.OF_GROUPS.stream().map(Dimension::label).collect(Collectors.joining(", "));
  }

  private ZoneId zone() {
    try {
      return one("zone").map(ZoneId::of).orElse(UTC);
    } catch (DateTimeException unknown) {
      violations.add(
          new Violation("zone", "must be a time zone such as Europe/Berlin, UTC or +02:00"));
      return UTC;
    }
  }

  private Optional<Instant> time(String name, ZoneId zone) {
    Optional<String> text = one(name);
    Optional<Instant> time = text.flatMap(given -> TimeText.parse(given, zone));
    if (text.isPresent() && time.isEmpty()) {
      violations.add(new Violation(name, TimeText.FORM));
    }
    return time;
  }

  private List<Dimension> groupBy() {
    List<Dimension> dimensions = new ArrayList<>();
    for (String text : query.getOrDefault("group_by", List.of())) {
      for (String name : text.split(",", -1)) {
        known("group_by", name.trim(), Dimension.values(), Dimension::label)
            .filter(dimension -> !dimensions.contains(dimension))
            .ifPresent(dimensions::add);
      }
    }
    return dimensions;
  }

  private Map<Dimension, Set<String>> filters() {
    Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
    query.forEach(
        (name, values) ->
            dimension(name)
                .ifPresent(dimension -> filters.put(dimension, Set.copyOf(new HashSet<>(values)))));
    return filters;
  }

  private static Optional<Dimension> dimension(String name) {
    return Dimension.OF_GROUPS.stream()
        .filter(dimension -> dimension.label().equals(name))
        .findFirst();
  }

  private <T> Optional<T> known(String name, String text, T[] values, Function<T, String> label) {
    Optional<T> found =
        Arrays.stream(values).filter(value -> label.apply(value).equals(text)).findFirst();
    if (found.isEmpty()) {
      violations.add(
          new Violation(
              name,
              "must be of " + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }
    return found;
  }

  private Optional<String> one(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      violations.add(new Violation(name, "must be given once"));
    }
    return values.stream().findFirst();
  }
}
