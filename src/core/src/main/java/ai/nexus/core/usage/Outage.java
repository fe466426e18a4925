package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pauses between attempts while something is away; logged once at each end. One thread's. */
final class Outage {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final CountDownLatch stopping;
  private volatile boolean lasting; // changed by the owner's thread alone
  private Duration pause = FIRST;

  Outage(CountDownLatch stopping) {
    this.stopping = stopping;
  }

  /**
   * @return whether to try again; false where the owner stops
   */
  boolean pause(String what, Exception cause) throws InterruptedException {
    if (!lasting) {
      lasting = true;
      LOG.log(
          Level.ERROR,
          what + "; will try again until it works",
          Map.of("code", "ledger_outage"),
          cause);
    }
    boolean stopped = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return !stopped;
  }

  void over(String what) {
    pause = FIRST;
    if (lasting) {
      lasting = false;
      LOG.log(Level.INFO, what, Map.of("code", "ledger_back"));
    }
  }

  /** For any thread. */
  boolean lasts() {
    return lasting;
  }
}
