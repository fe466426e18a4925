package ai.nexus.launcher.log;

import java.util.logging.LogRecord;

/**
 * Tells the server's warnings of a client's fault from those that an operator can mend: anybody
 * could fill the log with the former, and the access log has their requests. Grizzly (4.0.2, {@code
 * DefaultFilterChain.execute}) warns of whatever a filter throws, with its stack trace, of a chunk
 * that is none as of a fault of our own.
 */
final class ClientFault {

  private static final String LOGGER = "org.glassfish.grizzly.filterchain.DefaultFilterChain";
  // By its name: this class is loaded before the server's.
  private static final String BROKEN_BODY = "org.glassfish.grizzly.http.HttpBrokenContentException";

  private ClientFault() {}

  static boolean isToldBy(LogRecord record) {
    Throwable thrown = record.getThrown();
    return thrown != null
        && LOGGER.equals(record.getLoggerName())
        && BROKEN_BODY.equals(thrown.getClass().getName());
  }
}
