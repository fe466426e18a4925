package ai.nexus.core.catalogue;

import java.time.Duration;

/**
 * How many checks misses may cause that find nothing new: 100 in a row, and one more every 50 ms. A
 * client that comes right after its key was made gets one, however many keys are made; a flood of
 * made-up keys does not keep the database busy. For one thread at a time.
 */
final class MissBudget {

  private static final int MOST = 100;
  private static final long REFILL_NANOS = Duration.ofMillis(50).toNanos();

  // The budget is full when this moment lies a whole refill behind.
  private long emptyAt = System.nanoTime() - MOST * REFILL_NANOS;

  boolean take(long now) {
    long fullAt = now - MOST * REFILL_NANOS;
    if (emptyAt - fullAt < 0) {
      emptyAt = fullAt;
    }
    if (emptyAt + REFILL_NANOS - now > 0) {
      return false;
    }
    emptyAt += REFILL_NANOS;
    return true;
  }

  /** The check that was taken last has found something. */
  void giveBack() {
    emptyAt -= REFILL_NANOS;
  }
}
