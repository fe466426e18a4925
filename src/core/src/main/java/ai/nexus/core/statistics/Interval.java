package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a range of time is parted: as the calendar and the clocks of a zone do. */
public enum Interval {
  /** Not at all. */
  NONE,
  QUARTER,
  HOUR,
  DAY,
  /** From Monday on. */
  WEEK,
  MONTH;

  /** As in a query: {@code hour}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parts the range. The first and the last bucket are cut off where it begins and ends.
   *
   * @param max how many buckets there may be
   * @return empty where there were more
   */
  Optional<Buckets> part(int from, int to, ZoneId zone, int max) {
    IntStream.Builder bounds = IntStream.builder();
    Instant end = QuarterHour.start(to);
    int count = 0;
    int last = from - 1;
    for (Instant bound = QuarterHour.start(from); bound.isBefore(end); bound = next(bound, zone)) {
      int quarter = QuarterHour.of(bound);
      if (quarter > last) {
        if (++count > max) {
          return Optional.empty();
        }
        bounds.add(quarter);
        last = quarter;
      }
    }
    bounds.add(to);
    return Optional.of(new Buckets(bounds.build().toArray()));
  }

  /** The first bound after the time. */
  private Instant next(Instant time, ZoneId zone) {
    ZonedDateTime local = time.atZone(zone);
    LocalDate date = local.toLocalDate();
    return switch (this) {
      case NONE -> Instant.MAX;
      case QUARTER -> time.plus(QuarterHour.LENGTH);
      case HOUR -> nextHour(local);
      case DAY -> startOf(date.plusDays(1), zone);
      case WEEK -> startOf(date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
      case MONTH -> startOf(date.plusMonths(1).withDayOfMonth(1), zone);
    };
  }

  private static Instant startOf(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  private static Instant nextHour(ZonedDateTime local) {
    ZonedDateTime next = local.plusHours(1).truncatedTo(ChronoUnit.HOURS);
    // Where clocks go back by half an hour, as on Lord Howe Island, an hour of theirs is longer.
    return next.isAfter(local)
        ? next.toInstant()
        : local.plusHours(2).truncatedTo(ChronoUnit.HOURS).toInstant();
  }
}
