package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Moves entries from the {@link UsageJournal} to the ledger, for as long as one thread runs it. At
 * its start it takes up what an earlier process left behind. While the database is away it waits,
 * with longer and longer pauses of 5 s at most; the journal grows on the disk meanwhile.
 */
public final class UsageWriter implements Runnable {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final UsageJournal journal;
  private final UsageConfig config;
  private final JournalTail tail;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Outage outage = new Outage(stopping);
  private final Silence silence;
  private final BatchWriter batches;

  public UsageWriter(UsageJournal journal, UsageConfig config, DataSource database) {
    this(journal, config, database, SILENCE);
  }

  UsageWriter(
      UsageJournal journal, UsageConfig config, DataSource database, Duration longestSilence) {
    this.journal = journal;
    this.config = config;
    this.tail = new JournalTail(journal);
    this.silence = new Silence(longestSilence);
    this.batches =
        new BatchWriter(new Ledger(database, journal.node()), outage, silence, journal.stored());
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        more = writeNext();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  private boolean writeNext() throws InterruptedException {
    JournalBatch batch = take();
    JournalPosition before = batches.reached();
    if (batch.records().isEmpty() && batch.end().equals(before)) {
      return !isStopping();
    }
    if (!batches.write(batch)) {
      return false;
    }
    if (batch.end().segment() > before.segment()) {
      deleteWrittenSegments();
    }
    lingerUnlessMoreWait(batch.records().size());
    return true;
  }

  private JournalBatch take() throws InterruptedException {
    while (true) {
      try {
        return tail.take(config.batchSize(), isStopping() ? Duration.ZERO : IDLE);
      } catch (IOException unreadable) {
        if (!outage.pause("cannot read the usage journal", unreadable)) {
          return new JournalBatch(List.of(), batches.reached());
        }
      }
    }
  }

  private void deleteWrittenSegments() {
    try {
      journal.folder().deleteBefore(batches.reached().segment());
    } catch (IOException refusedToDelete) {
      LOG.warning("cannot delete a usage journal segment that is written", refusedToDelete);
    }
  }

  /** A transaction costs as much as fifty entries, and no one reads the ledger that often. */
  private void lingerUnlessMoreWait(int size) throws InterruptedException {
    if (size < config.batchSize()) {
      // A stop ends the wait early, which is all that its result says.
      boolean unused = stopping.await(config.linger().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /**
   * Writes what is there and ends {@link #run()}.
   *
   * @return whether it ended in time; where not, the journal keeps the rest for the next start
   */
  public boolean stop(Duration limit) throws InterruptedException {
    stopping.countDown();
    journal.wake();
    return finished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Says so in the log where the database is silent, and looks whether a disk that has refused
   * lines takes them again. A timer calls it, once a second.
   */
  public void watch() {
    silence.look();
    journal.retry();
  }

  /** How the ledger does, counted since this start. */
  public LedgerState state() {
    long done = written() + refused() + tail.unreadable();
    return new LedgerState(
        written(),
        refused(),
        journal.lost(),
        journal.failedWrites(),
        Math.max(0, journal.accepted() - done),
        outage.lasts() || silence.lasts() || !journal.takesEntries());
  }

  /** Entries that reached the ledger. */
  public long written() {
    return batches.written();
  }

  /** Entries that the database would never take, such as one whose id is there already. */
  public long refused() {
    return batches.refused();
  }
}
