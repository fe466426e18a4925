package ai.nexus.core.log;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Writes log records with fields. Fields travel as the record's only parameter, a {@code
 * Map<String, Object>}, because the formatter lives in another class loader and shares only the
 * JDK's types with us; the request id is the field {@link #REQUEST_ID}.
 */
public final class EventLog {

  public static final String REQUEST_ID = "request_id";

  // With a parameter present, java.util.logging.Formatter takes "{0" for a MessageFormat pattern.
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=\\d)");

  private final Logger logger;

  private EventLog(Logger logger) {
    this.logger = logger;
  }

  public static EventLog of(Class<?> source) {
    return named(source.getName());
  }

  public static EventLog named(String name) {
    return new EventLog(Logger.getLogger(name));
  }

  public boolean isLoggable(Level level) {
    return logger.isLoggable(toJul(level));
  }

  public void debug(String message) {
    write(Level.DEBUG, message, Map.of());
  }

  public void info(String message) {
    write(Level.INFO, message, Map.of());
  }

  public void warning(String message) {
    write(Level.WARNING, message, Map.of());
  }

  public void warning(String message, Throwable cause) {
    write(Level.WARNING, message, Map.of(), cause);
  }

  public void error(String message) {
    write(Level.ERROR, message, Map.of());
  }

  public void error(String message, Throwable cause) {
    write(Level.ERROR, message, Map.of(), cause);
  }

  /** A record of one request. */
  public void log(Level level, String requestId, String message, Map<String, ?> fields) {
    if (isLoggable(level)) {
      write(level, message, withRequestId(requestId, fields));
    }
  }

  /** A record of one request, with its cause. */
  public void log(
      Level level, String requestId, String message, Map<String, ?> fields, Throwable cause) {
    if (isLoggable(level)) {
      write(level, message, withRequestId(requestId, fields), cause);
    }
  }

  /** A record with fields that belongs to no request. */
  public void log(Level level, String message, Map<String, ?> fields) {
    write(level, message, fields);
  }

  /** A record with fields that belongs to no request, with its cause. */
  public void log(Level level, String message, Map<String, ?> fields, Throwable cause) {
    write(level, message, fields, cause);
  }

  private void write(Level level, String message, Map<String, ?> fields) {
    if (isLoggable(level)) {
      logger.log(record(level, message, fields));
    }
  }

  private void write(Level level, String message, Map<String, ?> fields, Throwable cause) {
    if (isLoggable(level)) {
      LogRecord record = record(level, message, fields);
      record.setThrown(cause);
      logger.log(record);
    }
  }

  private LogRecord record(Level level, String message, Map<String, ?> fields) {
    LogRecord record = new LogRecord(toJul(level), message);
    record.setLoggerName(logger.getName());
    // Named here, so that no one walks the stack to find it.
    record.setSourceClassName(logger.getName());
    if (!fields.isEmpty()) {
      record.setMessage(asItStands(message));
      record.setParameters(new Object[] {fields});
    }
    return record;
  }

  private static String asItStands(String message) {
    return message.indexOf('{') < 0 ? message : PLACEHOLDER.matcher(message).replaceAll("{ ");
  }

  private static Map<String, Object> withRequestId(String requestId, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(REQUEST_ID, requestId);
    all.putAll(fields);
    return all;
  }

  private static java.util.logging.Level toJul(Level level) {
    return switch (level) {
      case ALL -> java.util.logging.Level.ALL;
      case TRACE -> java.util.logging.Level.FINER;
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARNING -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
      case OFF -> java.util.logging.Level.OFF;
    };
  }
}
