package ai.nexus.launcher.log;

import java.io.IOException;
import java.time.Duration;

/**
 * logs/nexus.log: whatever the server and the applications have to say, written at once, but for
 * the faults of clients.
 */
public final class ServerLogHandler extends LogFileHandler {

  public ServerLogHandler() throws IOException {
    super(Duration.ZERO);
    setFilter(record -> !ClientFault.isToldBy(record));
  }
}
