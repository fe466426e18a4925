package ai.nexus.admin.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time in a query: ISO 8601 with an offset, or a day, which is its first moment in UTC. */
final class QueryTime {

  static final String FORM =
      "must be a time like 2026-03-04T05:06:07Z or a day like 2026-03-04, which begins in UTC";

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]{5,18}\\S{1,6}");

  private QueryTime() {}

  static Optional<Instant> parse(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      // Years of more than four digits are kept out, since ids and milliseconds end somewhere.
      return TIME.matcher(text).matches()
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
