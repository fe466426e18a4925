package ai.nexus.core.catalogue;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the current {@link Catalogue} and swaps it when the database's revision has moved: on each
 * {@link #poll()}, and when a request names a key or model that is not in the snapshot. While the
 * database is away the last snapshot serves. For many threads.
 */
public final class CatalogueRefresher {

  private static final EventLog LOG = EventLog.of(CatalogueRefresher.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2); // the docs name it

  private final CatalogueReader reader;
  private final Duration longestWait;
  private final ReentrantLock checking = new ReentrantLock();
  private final MissBudget misses = new MissBudget(); // guarded by checking
  private volatile Catalogue snapshot = Catalogue.EMPTY; // written under checking
  private long checkBegan = System.nanoTime(); // guarded by checking
  private volatile boolean outage; // written under checking

  public CatalogueRefresher(CatalogueReader reader) {
    this(reader, LONGEST_WAIT);
  }

  /**
   * @param longestWait of a miss for a look that another thread has begun
   */
  CatalogueRefresher(CatalogueReader reader, Duration longestWait) {
    this.reader = reader;
    this.longestWait = longestWait;
  }

  /** The snapshot at hand; costs one volatile read. */
  public Catalogue current() {
    return snapshot;
  }

  /** Swaps the snapshot where the revision has moved. Never throws, so that a timer goes on. */
  public void poll() {
    checking.lock();
    try {
      check();
    } finally {
      checking.unlock();
    }
  }

  /**
   * The snapshot for a request that missed: it holds every edit that was made before the call.
   * Those that miss at once share one look at the revision. When unknown keys flood in, that look
   * is up to 50 ms away, so that nobody is told that a key which was just made is unknown.
   *
   * @throws GatewayException CATALOGUE_UNAVAILABLE where the database is away, or has kept another
   *     thread's look waiting for 2 s; a look of one's own takes what the driver lets it
   */
  public Catalogue currentAfterMiss() {
    if (!refresh()) {
      throw GatewayException.retryAfter(
          Failure.CATALOGUE_UNAVAILABLE,
          "This key or model is not known here yet, and the database cannot be asked for it now."
              + " Send the request again later.",
          Duration.ofSeconds(1));
    }
    return snapshot;
  }

  /** The same, but the snapshot at hand where the database does not answer. */
  public Catalogue latest() {
    refresh();
    return snapshot;
  }

  /** Whether the snapshot now holds every edit that was made before the call. */
  private boolean refresh() {
    long asked = System.nanoTime();
    try {
      return !outage
          && checking.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)
          && checkSince(asked);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean checkSince(long asked) throws InterruptedException {
    try {
      // One that began before the question may have looked before the edit that it is about.
      if (checkBegan - asked < 0) {
        TimeUnit.NANOSECONDS.sleep(misses.take(System.nanoTime()));
        if (check()) {
          misses.giveBack();
        }
      }
      return checkBegan - asked >= 0;
    } finally {
      checking.unlock();
    }
  }

  /** Whether some thread asks the database just now. */
  boolean isLooking() {
    return checking.isLocked();
  }

  /** Whether there was something new. */
  private boolean check() {
    long began = System.nanoTime();
    try {
      boolean moved = reader.revision() != snapshot.revision();
      if (moved) {
        snapshot = reader.read();
      }
      checkBegan = began;
      if (outage) {
        outage = false;
        LOG.info("the catalogue can be read again");
      }
      return moved;
    } catch (SQLException | RuntimeException failed) {
      if (!outage) {
        outage = true;
        LOG.error("cannot read the catalogue; the last one stays in use", failed);
      }
      return false;
    }
  }
}
