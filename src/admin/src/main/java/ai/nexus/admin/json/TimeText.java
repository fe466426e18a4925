package ai.nexus.admin.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as it is written in a query: {@code 2026-11-26T08:00:00Z}, with any offset, or without one
 * in the query's zone, or as a date, which is its first moment in that zone.
 */
public final class TimeText {

  /** What to say of a text that is none. */
  public static final String FORM =
      "must be a time such as 2026-11-26T08:00:00Z, or a date such as 2026-11-26";

  /** What to say of a {@code from} that is not earlier than its {@code to}. */
  public static final String ORDER = "must be before to";

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
  // What stands before an offset in a query is a plus, and a plus there is a space.
  private static final Pattern SPACE = Pattern.compile(" (?=\\d{2}:?\\d{2}$)");

  private TimeText() {}

  public static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      return Optional.of(instant(text, zone)).filter(TimeText::isInRange);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text, ZoneId zone) {
    if (DATE.matcher(text).matches()) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    if (LOCAL.matcher(text).matches()) {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
    return OffsetDateTime.parse(SPACE.matcher(text).replaceFirst("+")).toInstant();
  }

  /** From 1970 to 9999, so that it fits wherever it is kept. */
  private static boolean isInRange(Instant time) {
    return !time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
  }
}
