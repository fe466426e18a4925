package ai.nexus.api.lifecycle;

import ai.nexus.api.relay.EndingThreads;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that work beside the requests: timers, the two writers, token estimates, looks into
 * the database for what is not at hand, the ends of answers.
 */
final class BackgroundWork {

  private static final EventLog LOG = EventLog.of(BackgroundWork.class);
  // Looking for edits, rolling up and retention may wait for the database at once, the limits of
  // stored messages for the disk; looking for clients that have left must not.
  private static final int TIMER_THREADS = 5;
  private static final int ESTIMATE_THREADS = 2;
  private static final int MAX_ESTIMATES_WAITING = 1000;
  // They share one look at the database where they ask at once; more would only wait for it.
  private static final int LOOK_UP_THREADS = 8;
  private static final int MAX_LOOK_UPS_WAITING = 1000;

  private final ScheduledExecutorService timers;
  private final ExecutorService writers;
  private final ThreadPoolExecutor estimates;
  private final ThreadPoolExecutor lookUps;
  private final EndingThreads endings;

  BackgroundWork(ThreadFactory threads) {
    this.timers = Executors.newScheduledThreadPool(TIMER_THREADS, named(threads, "nexus-timer"));
    this.writers = Executors.newCachedThreadPool(named(threads, "nexus-writer"));
    this.estimates =
        bounded(ESTIMATE_THREADS, MAX_ESTIMATES_WAITING, named(threads, "nexus-estimate"));
    this.lookUps = bounded(LOOK_UP_THREADS, MAX_LOOK_UPS_WAITING, named(threads, "nexus-look-up"));
    lookUps.setRejectedExecutionHandler(BackgroundWork::refuseLookUp);
    this.endings = new EndingThreads(named(threads, "nexus-ending"), timers);
  }

  private static void refuseLookUp(Runnable lookUp, ThreadPoolExecutor all) {
    throw new GatewayException(
        Failure.OVERLOADED,
        "Too many requests name keys or models that are not known here yet. Send it again later.");
  }

  private static ThreadPoolExecutor bounded(int most, int waiting, ThreadFactory threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most, most, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(ThreadFactory threads, String name) {
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setName(name);
      return thread;
    };
  }

  void run(String name, Runnable work) {
    writers.execute(() -> guarded(name, work));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What fails is logged in guarded().
  void every(Duration interval, Runnable work) {
    timers.scheduleWithFixedDelay(
        () -> guarded("timer", work),
        interval.toMillis(),
        interval.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** A timer whose task throws is never run again, so nothing may get out of here. */
  private static void guarded(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("Background work failed: " + name, failed);
    }
  }

  Executor estimates() {
    return estimates;
  }

  /**
   * For what asks the database in the midst of a request. Throws a {@link GatewayException},
   * OVERLOADED, where too many wait.
   */
  Executor lookUps() {
    return lookUps;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  EndingThreads endings() {
    return endings;
  }

  /** Lets what runs end, since Derby closes the connection of a thread that is interrupted. */
  void stopTimers(Duration limit) throws InterruptedException {
    timers.shutdown();
    if (!timers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      timers.shutdownNow();
    }
  }

  /** Waits for the estimates that are running or queued. */
  void finishEstimates(Duration limit) throws InterruptedException {
    estimates.shutdown();
    if (!estimates.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warning("Token estimates were still running at the shutdown");
    }
  }

  void close() {
    endings.close();
    lookUps.shutdown();
    writers.shutdownNow();
  }
}
