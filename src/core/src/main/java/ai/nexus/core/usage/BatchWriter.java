package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.persistence.SqlFaults;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Brings batches to the ledger one after the other, and tries each until the database has answered
 * for good. One thread's, but for the counts.
 */
final class BatchWriter {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);

  private final Ledger ledger;
  private final Outage outage;
  private final Silence silence;
  private final LongAdder written = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private JournalPosition reached;

  /**
   * @param reached what the database holds already
   */
  BatchWriter(Ledger ledger, Outage outage, Silence silence, JournalPosition reached) {
    this.ledger = ledger;
    this.outage = outage;
    this.silence = silence;
    this.reached = reached;
  }

  /** Behind what the ledger holds. */
  JournalPosition reached() {
    return reached;
  }

  /**
   * @return false where the owner stops before the batch is written
   */
  boolean write(JournalBatch batch) throws InterruptedException {
    Attempt attempt = attempt(batch.entries(), batch.end());
    if (attempt == Attempt.REFUSED) {
      attempt = writeOneByOne(batch);
    }
    return attempt != Attempt.STOPPED;
  }

  /** Leaves out what the database will never take, so that it cannot hold up the rest. */
  private Attempt writeOneByOne(JournalBatch batch) throws InterruptedException {
    for (JournalRecord record : batch.records()) {
      Attempt attempt = attempt(List.of(record.entry()), record.end());
      if (attempt == Attempt.STOPPED) {
        return attempt;
      }
      if (attempt == Attempt.REFUSED) {
        leaveOut(record.entry());
      }
    }
    return attempt(List.of(), batch.end());
  }

  private void leaveOut(UsageEntry entry) {
    refused.increment();
    LOG.log(
        Level.ERROR,
        "the database refuses usage entry " + entry.id() + "; it is left out",
        Map.of("code", "ledger_entry_refused"));
  }

  private Attempt attempt(List<UsageEntry> entries, JournalPosition end)
      throws InterruptedException {
    while (true) {
      try {
        ask(entries, end);
        reached = end;
        written.add(entries.size());
        outage.over("usage entries reach the database again");
        return Attempt.WRITTEN;
      } catch (SQLException | RuntimeException failed) {
        if (SqlFaults.isDataFault(failed)) {
          return Attempt.REFUSED;
        }
        if (!outage.pause("cannot write usage entries to the database", failed)) {
          return Attempt.STOPPED;
        }
      }
    }
  }

  private void ask(List<UsageEntry> entries, JournalPosition end) throws SQLException {
    silence.asked();
    try {
      ledger.write(entries, reached, end);
    } finally {
      silence.answered();
    }
  }

  /** Entries that reached the ledger. */
  long written() {
    return written.sum();
  }

  /** Entries that the database would never take. */
  long refused() {
    return refused.sum();
  }

  private enum Attempt {
    WRITTEN,
    REFUSED,
    STOPPED
  }
}
