package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pauses between attempts while something is away; logged once at each end. One thread's. */
final class Outage {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final CountDownLatch stopping;
  private boolean reported;
  private Duration pause = FIRST;

  Outage(CountDownLatch stopping) {
    this.stopping = stopping;
  }

  /**
   * @return whether to try again; false where the owner stops
   */
  boolean pause(String what, Exception cause) throws InterruptedException {
    if (!reported) {
      reported = true;
      LOG.error(what + "; will try again until it works", cause);
    }
    boolean stopped = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return !stopped;
  }

  void over(String what) {
    pause = FIRST;
    if (reported) {
      reported = false;
      LOG.info(what);
    }
  }
}
