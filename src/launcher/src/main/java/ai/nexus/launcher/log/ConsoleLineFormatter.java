package ai.nexus.launcher.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A line for the person at the terminal: local time, level, message, and the exception without its
 * stack trace, which stands in logs/nexus.log.
 */
public final class ConsoleLineFormatter extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord record) {
    var line = new StringBuilder();
    line.append(TIME.format(record.getInstant())).append(' ').append(record.getLevel().getName());
    line.append(' ').append(LogText.message(record).strip());
    if (record.getThrown() != null) {
      line.append(" (").append(record.getThrown()).append(')');
    }
    return line.toString().replaceAll("\\p{Cntrl}+", " ") + System.lineSeparator();
  }
}
