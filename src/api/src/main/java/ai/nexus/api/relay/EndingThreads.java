package ai.nexus.api.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which HTTP answers are ended. The server (Grizzly 4.0.2) writes what is left of an
 * answer and then goes on with the connection's next request, reading its body included, on the
 * thread that ended the answer; both may wait for the client. So that is never an event loop's.
 *
 * <p>There are as many as answers end at one time, at most 200; beyond them an answer's end is
 * tried again a little later. There are no more of these than of open exchanges.
 */
public final class EndingThreads implements Executor, AutoCloseable {

  // As many as the API's listener has for requests (server-config/domain.xml).
  static final int MOST = 200;
  private static final long RETRY_MILLIS = 10;

  private final ThreadPoolExecutor pool;
  private final Executor later;

  public EndingThreads(ThreadFactory threads) {
    this.pool =
        new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    this.later = CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, this);
  }

  @Override
  public void execute(Runnable end) {
    try {
      pool.execute(end);
    } catch (RejectedExecutionException allWait) {
      if (!pool.isShutdown()) {
        later.execute(end);
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
