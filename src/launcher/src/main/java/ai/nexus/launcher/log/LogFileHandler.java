package ai.nexus.launcher.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Writes JSON lines to a rotated file. logging.properties tells each subclass, by its class name,
 * its {@code .file}, {@code .limit} (bytes) and {@code .count}; java.util.logging knows handlers
 * only by class, hence a class for each file. A line is on its way to the disk when publish
 * returns.
 */
abstract class LogFileHandler extends Handler {

  private static final String DEFAULT_LIMIT = "20000000";
  private static final String DEFAULT_COUNT = "10";

  private final Object writing = new Object();
  private final LogFile file;

  LogFileHandler() throws IOException {
    setFormatter(new JsonLineFormatter());
    setLevel(Level.ALL);
    file =
        new LogFile(
            Path.of(property(".file", "")),
            Long.parseLong(property(".limit", DEFAULT_LIMIT)),
            Integer.parseInt(property(".count", DEFAULT_COUNT)));
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (writing) {
        file.write(line);
      }
    } catch (IOException failed) {
      reportError("cannot write the log", failed, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    try {
      synchronized (writing) {
        file.close();
      }
    } catch (IOException failed) {
      reportError("cannot close the log", failed, ErrorManager.CLOSE_FAILURE);
    }
  }

  private String property(String name, String defaultValue) {
    String value = LogManager.getLogManager().getProperty(getClass().getName() + name);
    return value == null ? defaultValue : value.trim();
  }
}
