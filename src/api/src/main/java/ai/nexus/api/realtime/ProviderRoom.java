package ai.nexus.api.realtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of one client's is under way to its provider. The container cannot be told to read less;
 * it reads no further while the thread that brought a message waits, and then the client waits too.
 * So a few threads may wait for a while, and beyond that the socket has to go.
 */
final class ProviderRoom {

  /** Bytes that may be under way; a single message may have more. */
  static final int FULL = 4 << 20;

  private final Semaphore mayWait;
  private final Duration limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition less = lock.newCondition();
  // guarded by lock
  private long underWay;

  /**
   * @param mayWait as many threads as may wait, for all sockets together
   */
  ProviderRoom(Semaphore mayWait, Duration limit) {
    this.mayWait = mayWait;
    this.limit = limit;
  }

  /** Whether the message may go; where it may, {@link #left} is to be called when it has. */
  boolean enter(int length) {
    lock.lock();
    try {
      boolean fits = fits(length) || (mayWait.tryAcquire() && waitFor(length));
      if (fits) {
        underWay += length;
      }
      return fits;
    } finally {
      lock.unlock();
    }
  }

  void left(int length) {
    lock.lock();
    try {
      underWay -= length;
      less.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(int length) {
    return underWay == 0 || underWay + length <= FULL;
  }

  private boolean waitFor(int length) {
    long left = limit.toNanos();
    try {
      while (!fits(length) && left > 0) {
        left = less.awaitNanos(left);
      }
      return fits(length);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      mayWait.release();
    }
  }
}
