package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** When the interval began that a time lies in: found by stepping back, one quarter at a time. */
final class CalendarStart {

  private CalendarStart() {}

  static Instant of(Instant time, Interval interval, ZoneId zone) {
    if (interval == Interval.NONE) {
      return Instant.EPOCH;
    }
    Instant start = QuarterHour.start(QuarterHour.of(time));
    while (!begins(start.atZone(zone), interval)) {
      start = start.minus(QuarterHour.LENGTH);
    }
    return start;
  }

  private static boolean begins(ZonedDateTime time, Interval interval) {
    boolean hour = time.getMinute() == 0;
    boolean day = time.equals(time.truncatedTo(ChronoUnit.DAYS));
    return switch (interval) {
      case NONE -> false;
      case QUARTER -> true;
      case HOUR -> hour;
      case DAY -> day;
      case WEEK ->
          day && time.equals(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> day && time.getDayOfMonth() == 1;
    };
  }
}
