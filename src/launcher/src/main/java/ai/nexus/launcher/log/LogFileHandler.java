package ai.nexus.launcher.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Writes JSON lines to a rotated file. logging.properties tells each subclass, by its class name,
 * its {@code .file}, {@code .limit} (bytes) and {@code .count}; java.util.logging knows handlers
 * only by class, hence a class for each file.
 */
abstract class LogFileHandler extends Handler {

  private static final String DEFAULT_LIMIT = "20000000";
  private static final String DEFAULT_COUNT = "10";

  private final HeldLines lines;

  /**
   * @param hold how late a line may reach the file; zero: it is there when publish returns
   */
  LogFileHandler(Duration hold) throws IOException {
    setFormatter(new JsonLineFormatter());
    setLevel(Level.ALL);
    var file =
        new LogFile(
            Path.of(property(".file", "")),
            Long.parseLong(property(".limit", DEFAULT_LIMIT)),
            Integer.parseInt(property(".count", DEFAULT_COUNT)));
    lines =
        new HeldLines(
            file,
            hold,
            refused -> reportError("cannot write the log", refused, ErrorManager.WRITE_FAILURE));
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      lines.add(getFormatter().format(record).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void flush() {
    lines.write();
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException failed) {
      reportError("cannot close the log", failed, ErrorManager.CLOSE_FAILURE);
    }
  }

  private String property(String name, String defaultValue) {
    String value = LogManager.getLogManager().getProperty(getClass().getName() + name);
    return value == null ? defaultValue : value.trim();
  }
}
