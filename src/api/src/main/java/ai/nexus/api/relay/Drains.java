package ai.nexus.api.relay;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.log.LogThrottle;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the answers that are read on although their clients have gone, on all event loops, so that
 * clients which leave cannot keep any number of them running.
 */
final class Drains {

  private static final EventLog LOG = EventLog.of(Drains.class);

  private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(10));
  private final int most;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param most at a time; 0 for none
   */
  Drains(int most) {
    this.most = most;
  }

  /**
   * Takes a place where there is one; the answer's end gives it back. Where there is none, the
   * provider may charge for tokens that its entry does not have, which the log tells.
   */
  boolean begin(String provider) {
    if (running.incrementAndGet() > most) {
      running.decrementAndGet();
      tellOfTooMany(provider);
      return false;
    }
    return true;
  }

  private void tellOfTooMany(String provider) {
    if (most == 0) {
      return;
    }
    throttle.attempt(
        held ->
            LOG.log(
                Level.WARNING,
                "%d answers without clients are being read on (nexus.relay.max-drains); cancelled"
                        .formatted(most)
                    + " one of provider '%s' (%d more since the last)".formatted(provider, held),
                Map.of("code", "drain_refused", "provider", provider)));
  }

  void end() {
    running.decrementAndGet();
  }
}
