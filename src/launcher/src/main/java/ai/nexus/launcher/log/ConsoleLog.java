package ai.nexus.launcher.log;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a person at the terminal must see: our own warnings, and of the server only errors. */
public final class ConsoleLog {

  private static final String OURS = "ai.nexus.";

  private ConsoleLog() {}

  /** Begins to show log records on stderr. */
  public static void attach() {
    var handler = new ConsoleHandler();
    handler.setFormatter(new ConsoleLineFormatter());
    handler.setLevel(Level.WARNING);
    handler.setFilter(ConsoleLog::concernsThePerson);
    Logger.getLogger("").addHandler(handler);
  }

  static boolean concernsThePerson(LogRecord record) {
    String logger = record.getLoggerName();
    boolean ours = logger != null && logger.startsWith(OURS);
    return ours || record.getLevel().intValue() >= Level.SEVERE.intValue();
  }
}
