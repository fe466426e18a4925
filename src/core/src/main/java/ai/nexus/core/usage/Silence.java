package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;

/**
 * Notices a database that gives neither result nor error: the thread that waits for it cannot say
 * so. Logged once at each end. For many threads.
 */
final class Silence {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);

  private final Duration limit;
  private long askedAt; // guarded by this
  private boolean waiting; // guarded by this
  private boolean lasting; // guarded by this

  Silence(Duration limit) {
    this.limit = limit;
  }

  synchronized void asked() {
    askedAt = System.nanoTime();
    waiting = true;
  }

  synchronized void answered() {
    waiting = false;
    if (lasting) {
      lasting = false;
      LOG.log(
          Level.INFO, "the database answers the usage writer again", Map.of("code", "ledger_back"));
    }
  }

  /** Called by a timer. */
  synchronized void look() {
    if (waiting && !lasting && System.nanoTime() - askedAt >= limit.toNanos()) {
      lasting = true;
      LOG.log(
          Level.ERROR,
          "the database has been silent for "
              + limit.toSeconds()
              + " s; usage entries wait in the journal",
          Map.of("code", "ledger_silent"));
    }
  }

  synchronized boolean lasts() {
    return lasting;
  }
}
