package ai.nexus.core.usage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Keeps usage entries from the end of an exchange until they are in the database: lines appended to
 * segment files. An entry is appended before the client is told the end, so it survives kill -9
 * (and a power cut, with fsync). Entries also go to the {@link UsageWriter} through a bounded
 * queue; when that is full the writer reads them back from the file. For many threads.
 */
public final class UsageJournal implements AutoCloseable {

  private static final int QUEUE_CAPACITY = 8192;

  private final UsageConfig config;
  private final JournalFolder folder;
  private final JournalLock owner;
  private final String node;
  private final JournalPosition stored;
  private final BlockingQueue<Optional<JournalRecord>> queue;
  private final JournalLine lines = new JournalLine();
  private final JournalFaults faults = new JournalFaults();
  private final LongAdder accepted = new LongAdder();

  // Fair with fsync: those that wait to write go before the one that wants to flush next, so that
  // one flush covers them all.
  private final ReentrantLock lock;
  private final JournalEnd journal; // guarded by lock
  private volatile JournalPosition end; // written under lock

  private UsageJournal(
      UsageConfig config, JournalFolder folder, JournalLock owner, DataSource database, int queued)
      throws IOException, SQLException {
    this.config = config;
    this.folder = folder;
    this.owner = owner;
    this.node = folder.nodeOrNew();
    this.stored = new JournalPositions(database, node).read();
    this.queue = new ArrayBlockingQueue<>(queued);
    accepted.add(folder.linesBehind(stored));
    this.lock = new ReentrantLock(config.fsync());
    // Always a new segment: nothing is ever appended behind a line that a crash has torn, and no
    // number that the database already counts as written comes again.
    this.end = new JournalPosition(Math.max(lastSegment(folder), stored.segment()) + 1, 0);
    this.journal = new JournalEnd(folder, config, end);
  }

  /**
   * @param directory is made where it is absent; belongs to one journal at a time
   * @throws IllegalStateException where another journal has the directory
   */
  public static UsageJournal open(Path directory, UsageConfig config, DataSource database)
      throws IOException, SQLException {
    return open(directory, config, database, QUEUE_CAPACITY);
  }

  static UsageJournal open(Path directory, UsageConfig config, DataSource database, int queued)
      throws IOException, SQLException {
    JournalFolder folder = new JournalFolder(directory);
    folder.create();
    JournalLock owner = JournalLock.take(folder.lockFile());
    try {
      return new UsageJournal(config, folder, owner, database, queued);
    } catch (IOException | SQLException | RuntimeException failed) {
      owner.close();
      throw failed;
    }
  }

  /**
   * Returns when the entry's line has been handed to the operating system. Never fails: where the
   * disk refuses the line, the entry goes to the writer all the same.
   */
  public void append(UsageEntry entry) {
    byte[] line = lines.encode(entry);
    lock.lock();
    try {
      handOn(write(entry, line));
    } finally {
      lock.unlock();
    }
    if (config.fsync()) {
      flush();
    }
  }

  private JournalRecord write(UsageEntry entry, byte[] line) {
    try {
      JournalPosition start = journal.append(line);
      end = journal.position();
      return new JournalRecord(entry, start, end);
    } catch (IOException refused) {
      faults.failed("cannot write to the usage journal", refused);
      dropPartOfLine();
      end = journal.position();
      return new JournalRecord(entry, end, end);
    }
  }

  private void dropPartOfLine() {
    try {
      journal.dropPartOfLine();
    } catch (IOException alsoRefused) {
      faults.report("cannot shorten the usage journal after a failed write", alsoRefused);
    }
  }

  private void handOn(JournalRecord made) {
    boolean queued = !journal.isClosed() && queue.offer(Optional.of(made));
    if (queued || made.isOnDisk()) {
      accepted.increment();
    } else {
      faults.lost(made.entry());
    }
  }

  private void flush() {
    lock.lock();
    try {
      journal.flush();
    } catch (IOException refused) {
      faults.failed("cannot flush the usage journal to the disk", refused);
    } finally {
      lock.unlock();
    }
  }

  /** Whether an entry that comes now would be kept, as far as is known. */
  public boolean takesEntries() {
    return !faults.ongoing();
  }

  /** Looks, after a failure, whether the disk takes lines again. */
  void retry() {
    if (takesEntries()) {
      return;
    }
    lock.lock();
    try {
      journal.renew();
      end = journal.position();
      faults.over();
    } catch (IOException refused) {
      faults.report("cannot write to the usage journal", refused);
    } finally {
      lock.unlock();
    }
  }

  /** Entries that were kept since this start, and those that an earlier process left behind. */
  long accepted() {
    return accepted.sum();
  }

  /** How often the disk refused a line or a flush. */
  public long failedWrites() {
    return faults.failures();
  }

  /** Entries that neither disk nor memory took. */
  public long lost() {
    return faults.losses();
  }

  /** Call when the writer has stopped. Entries that come later are lost, and logged. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      journal.close();
      owner.close();
    } finally {
      lock.unlock();
    }
  }

  JournalFolder folder() {
    return folder;
  }

  String node() {
    return node;
  }

  /** What the database held when this journal was opened. */
  JournalPosition stored() {
    return stored;
  }

  /** Behind the last whole line. */
  JournalPosition end() {
    return end;
  }

  /** The next record, waiting at most this long; empty after the wait or {@link #wake()}. */
  Optional<JournalRecord> poll(Duration wait) throws InterruptedException {
    Optional<JournalRecord> next = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    return next == null ? Optional.empty() : next;
  }

  /** Ends the wait of {@link #poll}; where the queue is full no one waits. */
  void wake() {
    boolean needless = !queue.offer(Optional.empty());
    assert !needless || !queue.isEmpty();
  }

  private static long lastSegment(JournalFolder folder) throws IOException {
    return folder.segments().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
