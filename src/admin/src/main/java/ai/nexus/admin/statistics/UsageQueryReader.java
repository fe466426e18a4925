package ai.nexus.admin.statistics;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.query.Parameters;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@link UsageQuery}; names everything that is wrong with it at once. */
final class UsageQueryReader {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration USUAL_RANGE = Duration.ofDays(30);
  private static final Set<String> ONCE =
      Set.of("from", "to", "zone", "interval", "conversation_id", "limit", "after");
  private static final Set<String> OFTEN =
      Stream.concat(Stream.of("group_by"), Dimension.OF_GROUPS.stream().map(Dimension::label))
          .collect(Collectors.toUnmodifiableSet());

  private final Parameters parameters;
  private final Instant now;

  UsageQueryReader(MultivaluedMap<String, String> query, Instant now) {
    this.parameters = new Parameters(query, ONCE, OFTEN);
    this.now = now;
  }

  /**
   * @throws InvalidFieldsException for what cannot be read, and for parameters that there are not
   */
  UsageQuery read() {
    ZoneId zone = zone();
    Instant to = parameters.time("to", zone).orElse(now);
    Instant from = parameters.time("from", zone).orElseGet(() -> to.minus(USUAL_RANGE));
    parameters.checkOrder(from, to);
    Interval interval =
        parameters.oneOf("interval", Interval.values(), Interval::label).orElse(Interval.NONE);
    List<Dimension> groupBy = groupBy();
    Optional<String> conversation = parameters.text("conversation_id");
    parameters.check();
    UsageQuery read =
        new UsageQuery(
            QuarterHour.of(from),
            QuarterHour.from(to),
            zone,
            interval,
            groupBy,
            filters(),
            conversation);
    if (!read.isBounded()) {
      throw new InvalidFieldsException(
          "interval",
          "parts the range into more than " + UsageQuery.MAX_BUCKETS + "; take a longer interval");
    }
    return read;
  }

  private ZoneId zone() {
    return parameters
        .read(
            "zone",
            UsageQueryReader::zone,
            "must be a time zone such as Europe/Berlin, UTC or +02:00")
        .orElse(UTC);
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private List<Dimension> groupBy() {
    List<Dimension> dimensions = new ArrayList<>();
    for (String text : parameters.all("group_by")) {
      for (String name : text.split(",", -1)) {
        parameters
            .known("group_by", name.trim(), Dimension.values(), Dimension::label)
            .filter(dimension -> !dimensions.contains(dimension))
            .ifPresent(dimensions::add);
      }
    }
    return dimensions;
  }

  private Map<Dimension, Set<String>> filters() {
    Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.OF_GROUPS) {
      List<String> values = parameters.all(dimension.label());
      if (!values.isEmpty()) {
        filters.put(dimension, Set.copyOf(values));
      }
    }
    return filters;
  }
}
