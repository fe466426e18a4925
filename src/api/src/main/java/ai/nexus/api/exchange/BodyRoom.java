package ai.nexus.api.exchange;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies of open requests may take together, so that long ones cannot take all
 * there is. One body is let in whatever its length where there is no other. Safe for many threads.
 */
public final class BodyRoom {

  private final long max;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param max in bytes
   */
  public BodyRoom(long max) {
    this.max = max;
  }

  /** A part of the memory that the gateway may use. */
  public static BodyRoom ofHeap(int percent) {
    return new BodyRoom(Runtime.getRuntime().maxMemory() / 100 * percent);
  }

  /** For one request. */
  public Share share() {
    return new Share();
  }

  private boolean take(long bytes) {
    long before = taken.get();
    while (before == 0 || before + bytes <= max) {
      if (taken.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = taken.get();
    }
    return false;
  }

  /** What one request has of it. Grown by one thread at a time, ended by any. */
  public final class Share {

    // Both guarded by this.
    private long held;
    private boolean ended;

    private Share() {}

    /**
     * @param bytes that are needed in all
     * @return whether there is room for so many
     */
    public synchronized boolean growTo(long bytes) {
      if (ended || bytes <= held) {
        return true;
      }
      // Alone, it may go on growing.
      boolean alone = held > 0 && taken.compareAndSet(held, bytes);
      if (!alone && !take(bytes - held)) {
        return false;
      }
      held = bytes;
      return true;
    }

    /** Gives back what it has. */
    public synchronized void end() {
      ended = true;
      taken.addAndGet(-held);
      held = 0;
    }
  }
}
