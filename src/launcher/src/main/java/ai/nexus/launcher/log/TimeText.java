package ai.nexus.launcher.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times in UTC, with milliseconds. Keeps the text of the last second, which most lines share with
 * the line before. For many threads.
 */
final class TimeText {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);
  private static final int NANOS_IN_MILLI = 1_000_000;

  private record Second(long epochSecond, String text) {}

  private volatile Second last = second(Instant.EPOCH);

  String of(Instant time) {
    Second second = last;
    if (second.epochSecond() != time.getEpochSecond()) {
      second = second(time);
      last = second;
    }
    int millis = time.getNano() / NANOS_IN_MILLI;
    String zeros = millis < 10 ? "00" : millis < 100 ? "0" : "";
    return second.text() + zeros + millis + "Z";
  }

  private static Second second(Instant time) {
    return new Second(time.getEpochSecond(), SECOND.format(time));
  }
}
