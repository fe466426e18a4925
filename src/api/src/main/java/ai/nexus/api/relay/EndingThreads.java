package ai.nexus.api.relay;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The threads on which HTTP answers are ended. The server (Grizzly 4.0.2) writes what is left of an
 * answer and then goes on with the connection's next request, reading its body included, on the
 * thread that ended the answer; both may wait for the client. So that is never an event loop's.
 *
 * <p>A thread for each processor takes the ends in turn, since few of them wait and more threads
 * would only push each other aside. An end that has stood in the queue for {@value
 * #PATIENCE_MILLIS} ms goes to another thread, of at most {@value #MOST}; where those wait as well
 * it stays in the queue. There are no more ends than open exchanges.
 */
public final class EndingThreads implements Executor, AutoCloseable {

  // As many as the API's listener has for requests (server-config/domain.xml).
  static final int MOST = 200;
  static final int PATIENCE_MILLIS = 50;
  private static final long PATIENCE = Duration.ofMillis(PATIENCE_MILLIS).toNanos();

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor few;
  private final ThreadPoolExecutor many;
  private final ScheduledExecutorService timer;
  private final AtomicBoolean isToLook = new AtomicBoolean();

  /**
   * @param timer looks after ends that wait; is not closed with this
   */
  public EndingThreads(ThreadFactory threads, ScheduledExecutorService timer) {
    int processors = Runtime.getRuntime().availableProcessors();
    this.few = new ThreadPoolExecutor(processors, processors, 0, TimeUnit.SECONDS, queue, threads);
    this.many =
        new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    this.timer = timer;
  }

  @Override
  public void execute(Runnable end) {
    if (!few.isShutdown()) {
      few.execute(new Waiting(end, System.nanoTime()));
      lookLaterIfSomeWait();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing in it fails.
  private void lookLaterIfSomeWait() {
    if (!queue.isEmpty() && !timer.isShutdown() && isToLook.compareAndSet(false, true)) {
      timer.schedule(this::look, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    isToLook.set(false);
    try {
      relieve();
    } finally {
      lookLaterIfSomeWait();
    }
  }

  private void relieve() {
    long now = System.nanoTime();
    while (queue.peek() instanceof Waiting head && now - head.since > PATIENCE) {
      if (!queue.remove(head)) {
        continue;
      }
      try {
        many.execute(head);
      } catch (RejectedExecutionException allWait) {
        few.execute(head);
        return;
      }
    }
  }

  @Override
  public void close() {
    few.shutdown();
    many.shutdown();
  }

  private record Waiting(Runnable end, long since) implements Runnable {
    @Override
    public void run() {
      end.run();
    }
  }
}
