package ai.nexus.api.relay;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the answers that are read on although their clients have gone, on all event loops, so that
 * clients which leave cannot keep any number of them running.
 */
final class Drains {

  private final int most;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param most at a time; 0 for none
   */
  Drains(int most) {
    this.most = most;
  }

  /** Takes a place where there is one; the answer's end gives it back. */
  boolean begin() {
    if (running.incrementAndGet() > most) {
      running.decrementAndGet();
      return false;
    }
    return true;
  }

  void end() {
    running.decrementAndGet();
  }
}
