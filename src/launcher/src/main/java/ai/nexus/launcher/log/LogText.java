package ai.nexus.launcher.log;

import java.text.MessageFormat;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The readable text of a record, and its fields where its only parameter is a map. A message that
 * comes with fields is taken as it stands, not as a pattern. Payara logs message keys whose bundle
 * belongs to the logger and not to the record.
 */
final class LogText {

  private LogText() {}

  static Map<?, ?> fields(LogRecord record) {
    Object[] parameters = record.getParameters();
    boolean structured =
        parameters != null && parameters.length == 1 && parameters[0] instanceof Map;
    return structured ? (Map<?, ?>) parameters[0] : Map.of();
  }

  static String message(LogRecord record) {
    String message = String.valueOf(record.getMessage());
    if (!fields(record).isEmpty()) {
      return message;
    }
    return fill(bundle(record).map(bundle -> translate(bundle, message)).orElse(message), record);
  }

  private static Optional<ResourceBundle> bundle(LogRecord record) {
    if (record.getResourceBundle() != null) {
      return Optional.of(record.getResourceBundle());
    }
    return Optional.ofNullable(record.getLoggerName())
        .map(LogManager.getLogManager()::getLogger)
        .map(Logger::getResourceBundle);
  }

  private static String translate(ResourceBundle bundle, String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException | ClassCastException notAKey) {
      return key;
    }
  }

  private static String fill(String pattern, LogRecord record) {
    Object[] parameters = record.getParameters();
    if (parameters == null || parameters.length == 0 || !pattern.contains("{")) {
      return pattern;
    }
    try {
      return MessageFormat.format(pattern, parameters);
    } catch (IllegalArgumentException notAPattern) {
      return pattern;
    }
  }
}
