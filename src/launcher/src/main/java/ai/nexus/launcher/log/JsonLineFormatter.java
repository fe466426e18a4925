package ai.nexus.launcher.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object a record, on one line whatever the content. Fields: time (UTC, milliseconds),
 * level, logger, thread, message; then, where the record's only parameter is a map, its entries
 * with request_id first; then exception, with its stack trace.
 */
public final class JsonLineFormatter extends Formatter {

  private static final String REQUEST_ID = "request_id";
  private static final Set<String> OWN_NAMES =
      Set.of("time", "level", "logger", "thread", "message", "exception");
  // Most lines are as long as this or shorter.
  private static final int USUAL_LENGTH = 600;

  private final TimeText times = new TimeText();

  @Override
  public String format(LogRecord record) {
    var line = new StringBuilder(USUAL_LENGTH);
    var json = new JsonText(line);
    json.field("time", times.of(record.getInstant()));
    json.field("level", record.getLevel().getName());
    json.field("logger", record.getLoggerName());
    json.field("thread", Thread.currentThread().getName());
    Map<?, ?> fields = LogText.fields(record);
    json.field("message", LogText.message(record));
    write(fields, json);
    if (record.getThrown() != null) {
      json.field("exception", stackTrace(record.getThrown()));
    }
    json.close();
    return line.append('\n').toString();
  }

  private static void write(Map<?, ?> fields, JsonText json) {
    if (fields.get(REQUEST_ID) != null) {
      json.field(REQUEST_ID, fields.get(REQUEST_ID));
    }
    fields.forEach(
        (name, value) -> {
          if (value != null && !REQUEST_ID.equals(name)) {
            json.field(distinct(String.valueOf(name)), value);
          }
        });
  }

  private static String distinct(String name) {
    return OWN_NAMES.contains(name) ? name + "_" : name;
  }

  private static String stackTrace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }
}
