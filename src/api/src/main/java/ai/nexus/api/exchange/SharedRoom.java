package ai.nexus.api.exchange;

import java.util.HashMap;
import java.util.Map;

/**
 * How much of something, memory as a rule, open requests may take together, and how it is shared by
 * those who want it. Safe for many threads.
 *
 * <p>An owner's first request may take whatever is free. Its further ones are let in as long as
 * what is free afterwards is no less than what the owner then has: so no number of requests takes
 * more than half of what others leave, and who has nothing yet finds that much. A request that is
 * alone is let in whatever its length.
 */
public final class SharedRoom {

  private final long max;
  // Both guarded by this.
  private final Map<Object, Long> byOwner = new HashMap<>();
  private long taken;

  /**
   * @param max in bytes, or whatever it is counted in
   */
  public SharedRoom(long max) {
    this.max = max;
  }

  /** A part of the memory that the gateway may use. */
  public static SharedRoom ofHeap(int percent) {
    return new SharedRoom(Runtime.getRuntime().maxMemory() / 100 * percent);
  }

  /** For one request that is its own owner. */
  public Share share() {
    return new Share(new Object());
  }

  /**
   * For one request.
   *
   * @param owner the client key's hash
   */
  public Share share(String owner) {
    return new Share(owner);
  }

  private synchronized boolean take(Object owner, long held, long more) {
    if (!isFree(owner, held, more)) {
      return false;
    }
    taken += more;
    byOwner.merge(owner, more, Long::sum);
    return true;
  }

  private boolean isFree(Object owner, long held, long more) {
    long left = max - taken - more;
    long others = byOwner.getOrDefault(owner, 0L) - held;
    boolean isAlone = taken == held;
    return isAlone || (left >= 0 && (others == 0 || others + held + more <= left));
  }

  private synchronized void giveBack(Object owner, long held) {
    taken -= held;
    byOwner.computeIfPresent(owner, (key, all) -> all > held ? all - held : null);
  }

  /** What one request has of it. Grown by one thread at a time, ended by any. */
  public final class Share {

    private final Object owner;
    // Both guarded by this.
    private long held;
    private boolean ended;

    private Share(Object owner) {
      this.owner = owner;
    }

    /**
     * @param amount that is needed in all
     * @return whether there is room for so much
     */
    public synchronized boolean growTo(long amount) {
      if (ended || amount <= held) {
        return true;
      }
      if (!take(owner, held, amount - held)) {
        return false;
      }
      held = amount;
      return true;
    }

    /** Gives back what it has. */
    public synchronized void end() {
      ended = true;
      if (held > 0) {
        giveBack(owner, held);
        held = 0;
      }
    }
  }
}
