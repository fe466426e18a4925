package ai.nexus.core.messages;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.log.LogThrottle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes exchanges to be stored, off the hot path: at most 1,000 wait for the {@link MessageWriter},
 * of 64 MiB together. What does not fit is dropped, counted and logged; a request never waits for
 * the disk. For many threads.
 */
public final class MessageStore {

  private static final EventLog LOG = EventLog.of(MessageStore.class);
  private static final int MOST = 1000;
  private static final long MOST_BYTES = 64L << 20;

  private final int most;
  private final long mostBytes;
  private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(10));
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by lock.
  private final Queue<StoredExchange> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long dropped;
  private boolean closed;

  public MessageStore() {
    this(MOST, MOST_BYTES);
  }

  MessageStore(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Never waits for the writer. */
  public void offer(StoredExchange exchange) {
    if (!accept(exchange)) {
      throttle.attempt(
          held ->
              LOG.warning(
                  "the message store cannot keep up; dropped exchange "
                      + exchange.requestId()
                      + " and "
                      + held
                      + " others since the last"));
    }
  }

  private boolean accept(StoredExchange exchange) {
    long bytes = exchange.bytes();
    lock.lock();
    try {
      if (closed || waiting.size() >= most || waitingBytes + bytes > mostBytes) {
        dropped++;
        return false;
      }
      waiting.add(exchange);
      waitingBytes += bytes;
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Exchanges that were not stored because too many waited. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** All that wait; none where nothing came in time or the store is closed and empty. */
  List<StoredExchange> take(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long rest = wait.toNanos();
      while (waiting.isEmpty() && !closed && rest > 0) {
        rest = changed.awaitNanos(rest);
      }
      List<StoredExchange> taken = new ArrayList<>(waiting);
      waiting.clear();
      waitingBytes = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** From now on everything is dropped. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
