package ai.nexus.launcher.threads;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which the API's listener runs requests (server-config/domain.xml names this
 * class). A thread for each processor takes them in turn, because most are over in some
 * microseconds and hand their work to an event loop. One that has stood in the queue for {@value
 * #PATIENCE_MILLIS} ms, since those before it wait for something, gets another thread, of at most
 * {@value #MOST}. Where some of those before it have ended in that time it may be the processors
 * that it waits for, as when a thousand sockets open at once, so that more threads were of no use:
 * it gets one after {@value #LONG_PATIENCE_MILLIS} ms. The server's own pool would start one for
 * each request that comes while others run, and wake one of them for each: a tenth of all processor
 * time of short answers.
 */
public final class RequestThreads extends AbstractExecutorService {

  static final int MOST = 200;
  static final int PATIENCE_MILLIS = 20;
  static final int LONG_PATIENCE_MILLIS = 200;
  private static final int LONGEST_QUEUE = 4096;
  private static final int IDLE_SECONDS = 60;
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
  private static final long LONG_PATIENCE = TimeUnit.MILLISECONDS.toNanos(LONG_PATIENCE_MILLIS);

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final ThreadPoolExecutor few;
  private final ThreadPoolExecutor many;
  private final ScheduledExecutorService timer;
  private final AtomicBoolean isToLook = new AtomicBoolean();
  // Written by who sets isToLook, read by the timer's task that this starts.
  private long endedBefore;

  /** For the server, which knows the class by its name. */
  public RequestThreads() {
    ThreadFactory threads = named("api-request");
    int processors = Runtime.getRuntime().availableProcessors();
    few = new ThreadPoolExecutor(processors, processors, 0, TimeUnit.SECONDS, queue, threads);
    many =
        new ThreadPoolExecutor(
            0,
            MOST - processors,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
    timer = Executors.newSingleThreadScheduledExecutor(named("api-request-timer"));
  }

  private static ThreadFactory named(String name) {
    // As the server's own threads have it, whoever makes the first request.
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  /**
   * @throws RejectedExecutionException where {@value #LONGEST_QUEUE} requests wait
   */
  @Override
  public void execute(Runnable request) {
    few.execute(new Waiting(request, System.nanoTime()));
    lookLaterIfSomeWait();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing in it fails.
  private void lookLaterIfSomeWait() {
    if (!queue.isEmpty() && !timer.isShutdown() && isToLook.compareAndSet(false, true)) {
      endedBefore = few.getCompletedTaskCount();
      timer.schedule(this::look, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    boolean someEnded = few.getCompletedTaskCount() > endedBefore;
    isToLook.set(false);
    try {
      relieve(someEnded ? LONG_PATIENCE : PATIENCE);
    } finally {
      lookLaterIfSomeWait();
    }
  }

  private void relieve(long patience) {
    long now = System.nanoTime();
    while (queue.peek() instanceof Waiting head && now - head.since > patience) {
      if (many.getActiveCount() >= many.getMaximumPoolSize() || !moved(head)) {
        return;
      }
    }
  }

  /**
   * @return false where all threads are taken; the request goes to the queue's end then
   */
  private boolean moved(Waiting head) {
    if (!queue.remove(head)) {
      return true;
    }
    try {
      many.execute(head);
      return true;
    } catch (RejectedExecutionException allWait) {
      few.execute(head);
      return false;
    }
  }

  @Override
  public void shutdown() {
    timer.shutdown();
    few.shutdown();
    many.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    timer.shutdownNow();
    List<Runnable> left = few.shutdownNow();
    many.shutdownNow();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return few.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return few.isTerminated() && many.isTerminated();
  }

  @Override
  public boolean awaitTermination(long limit, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(limit);
    return few.awaitTermination(limit, unit)
        && many.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private record Waiting(Runnable request, long since) implements Runnable {
    @Override
    public void run() {
      request.run();
    }
  }
}
