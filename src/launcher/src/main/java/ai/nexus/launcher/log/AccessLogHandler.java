package ai.nexus.launcher.log;

import java.io.IOException;
import java.time.Duration;

/**
 * One line a request. Lines may be 200 ms late, since a call of the operating system for each costs
 * more than the line; kill -9 loses those of that time, which the ledger of usage never does.
 */
abstract class AccessLogHandler extends LogFileHandler {

  private static final Duration HOLD = Duration.ofMillis(200);

  AccessLogHandler() throws IOException {
    super(HOLD);
  }
}
