package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.log.LogThrottle;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the disk has refused of the journal, and whether it still does. Logged once in ten seconds
 * while it lasts, and at its end. For many threads.
 */
final class JournalFaults {

  private static final EventLog LOG = EventLog.of(UsageJournal.class);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);
  private static final Map<String, String> REFUSED = Map.of("code", "journal_refused");
  private static final Map<String, String> LOST = Map.of("code", "journal_entry_lost");
  private static final Map<String, String> BACK = Map.of("code", "journal_back");

  private final LogThrottle failures = new LogThrottle(LOG_INTERVAL);
  private final LogThrottle losses = new LogThrottle(LOG_INTERVAL);
  private final LongAdder failed = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile boolean lasting;

  void failed(String what, IOException cause) {
    failed.increment();
    lasting = true;
    report(what, cause);
  }

  /** Logs without a count: what fails on top of a failure. */
  void report(String what, IOException cause) {
    failures.attempt(
        held ->
            LOG.log(
                Level.ERROR,
                what
                    + "; new requests are refused with 503 until the disk takes lines again ("
                    + held
                    + " more since the last)",
                REFUSED,
                cause));
  }

  void lost(UsageEntry entry) {
    lost.increment();
    losses.attempt(
        held ->
            LOG.log(
                Level.ERROR,
                "usage entry %s is lost: neither disk nor memory took it (%d more since the last)"
                    .formatted(entry.id(), held),
                LOST));
  }

  void over() {
    if (lasting) {
      lasting = false;
      LOG.log(Level.INFO, "the usage journal can be written again", BACK);
    }
  }

  boolean ongoing() {
    return lasting;
  }

  /** How often the disk refused a line or a flush. */
  long failures() {
    return failed.sum();
  }

  /** Entries that neither disk nor memory took. */
  long losses() {
    return lost.sum();
  }
}
