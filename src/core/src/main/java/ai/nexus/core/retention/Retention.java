package ai.nexus.core.retention;

import ai.nexus.core.log.EventLog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Deletes what the ledger need not keep any longer, a little with each call of a timer. */
public final class Retention implements Runnable {

  private static final EventLog LOG = EventLog.of(Retention.class);
  // Of the ten seconds between two calls.
  private static final Duration SHARE = Duration.ofSeconds(1);

  private final Optional<Duration> maxAge;
  private final ExpiredEntries entries;
  private boolean outage; // of the timer, which runs one call after the other
  private long deleted; // likewise

  public Retention(RetentionConfig config, DataSource database) {
    this.maxAge = config.entries();
    this.entries = new ExpiredEntries(database);
  }

  @Override
  public void run() {
    maxAge.ifPresent(this::deleteOlderThan);
  }

  private void deleteOlderThan(Duration age) {
    try {
      Instant now = Instant.now();
      long some = entries.delete(now.minus(age), now.plus(SHARE));
      deleted += some;
      if (deleted > 0 && some == 0) {
        LOG.info("deleted " + deleted + " usage entries that are older than nexus.usage.max-age");
        deleted = 0;
      }
      outage = false;
    } catch (SQLException | RuntimeException failed) {
      if (!outage) {
        outage = true;
        LOG.warning("cannot delete old usage entries; will try again", failed);
      }
    }
  }
}
