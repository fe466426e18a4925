package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.persistence.SqlFaults;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Moves entries from the {@link UsageJournal} to the ledger, for as long as one thread runs it. At
 * its start it takes up what an earlier process left behind. While the database is away it waits,
 * with longer and longer pauses of 5 s at most; the journal grows on the disk meanwhile.
 */
public final class UsageWriter implements Runnable {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final UsageJournal journal;
  private final UsageConfig config;
  private final Ledger ledger;
  private final JournalTail tail;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final LongAdder written = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Outage outage = new Outage(stopping);
  private JournalPosition reached; // of the writer's thread

  public UsageWriter(UsageJournal journal, UsageConfig config, DataSource database) {
    this.journal = journal;
    this.config = config;
    this.ledger = new Ledger(database, journal.node());
    this.tail = new JournalTail(journal);
    this.reached = journal.stored();
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
    if (batch.records().isEmpty() && batch.end().equals(reached)) {
      return !isStopping();
    }
    if (!write(batch)) {
      return false;
    }
    boolean leftSegment = batch.end().segment() > reached.segment();
    reached = batch.end();
    if (leftSegment) {
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
          return new JournalBatch(List.of(), reached);
        }
      }
    }
  }

  private boolean write(JournalBatch batch) throws InterruptedException {
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
        refused.increment();
        LOG.error("the database refuses usage entry " + record.entry().id() + "; it is left out");
      }
    }
    return attempt(List.of(), batch.end());
  }

  /** Tries until the database has answered for good. */
  private Attempt attempt(List<UsageEntry> entries, JournalPosition end)
      throws InterruptedException {
    while (true) {
      try {
        ledger.write(entries, end);
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

  private void deleteWrittenSegments() {
    try {
      journal.folder().deleteBefore(reached.segment());
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

  /** Entries that reached the ledger. */
  public long written() {
    return written.sum();
  }

  /** Entries that the database would never take, such as one whose id is there already. */
  public long refused() {
    return refused.sum();
  }

  private enum Attempt {
    WRITTEN,
    REFUSED,
    STOPPED
  }
}
