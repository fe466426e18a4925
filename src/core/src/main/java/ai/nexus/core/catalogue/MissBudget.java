package ai.nexus.core.catalogue;

import java.time.Duration;

/**
 * How often misses that find nothing new may look: 100 times in a row, and once more every 50 ms. A
 * client that comes right after its key was made need not wait, however many keys are made; a flood
 * of made-up keys does not keep the database busy. For one thread at a time.
 */
final class MissBudget {

  private static final int MOST = 100;
  private static final long REFILL_NANOS = Duration.ofMillis(50).toNanos();

  // The budget is full when this moment lies a whole refill behind.
  private long emptyAt = System.nanoTime() - MOST * REFILL_NANOS;

  /**
   * Takes one look.
   *
   * @return nanoseconds to wait before it, 0 or less where there is no need to
   */
  long take(long now) {
    long fullAt = now - MOST * REFILL_NANOS;
    if (emptyAt - fullAt < 0) {
      emptyAt = fullAt;
    }
    emptyAt += REFILL_NANOS;
    return emptyAt - now;
  }

  /** The look that was taken last has found something. */
  void giveBack() {
    emptyAt -= REFILL_NANOS;
  }
}
