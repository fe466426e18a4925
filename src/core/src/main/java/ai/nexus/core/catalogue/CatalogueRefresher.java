package ai.nexus.core.catalogue;

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
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final CatalogueReader reader;
  private final ReentrantLock checking = new ReentrantLock();
  private final MissBudget misses = new MissBudget(); // guarded by checking
  private volatile Catalogue snapshot = Catalogue.EMPTY; // written under checking
  private long checkBegan = System.nanoTime(); // guarded by checking
  private volatile boolean outage; // written under checking

  public CatalogueRefresher(CatalogueReader reader) {
    this.reader = reader;
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
   * Those that miss at once share one check of the revision. When unknown keys flood in, or the
   * database is away, it is the snapshot at hand.
   */
  public Catalogue currentAfterMiss() {
    long asked = System.nanoTime();
    if (outage) {
      return snapshot;
    }
    try {
      if (checking.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        checkSince(asked);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return snapshot;
  }

  private void checkSince(long asked) {
    try {
      // One that began before the question may have looked before the edit that it is about.
      if (checkBegan - asked < 0 && misses.take(asked) && check()) {
        misses.giveBack();
      }
    } finally {
      checking.unlock();
    }
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
