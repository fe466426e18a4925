package ai.nexus.launcher.loops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.TransportProbe;
import org.glassfish.grizzly.nio.NIOTransport;

/**
 * The threads that select on the connections of the API's listener: the relay's event loops, where
 * there are any without a server, so that a short answer wakes no other thread.
 */
public final class SelectingThreads extends AbstractExecutorService {

  private static final Logger LOG = Grizzly.logger(SelectingThreads.class);
  private static final long LEAVE_SECONDS = 5;

  private final Map<Runnable, ServerLoop> loops = new ConcurrentHashMap<>();
  private volatile boolean isShutdown;

  private SelectingThreads() {}

  /** Has them select for a server that has not been started. */
  public static void selectFor(NIOTransport server) {
    SelectingThreads threads = new SelectingThreads();
    server.setKernelThreadPool(threads);
    server.setSelectorHandler(new LoopSelectorHandler());
    server.getMonitoringConfig().addProbes(threads.new BeforeStop());
  }

  @Override
  public void execute(Runnable runner) {
    Optional<ServerLoop> loop = ServerLoop.take(runner);
    if (loop.isPresent()) {
      loops.put(runner, loop.get());
    } else {
      Thread thread = new Thread(runner, "api-selector");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void leave() {
    List<Future<?>> leaving = new ArrayList<>();
    loops.forEach((runner, loop) -> leaving.add(loop.leave(runner)));
    loops.clear();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVE_SECONDS);
    try {
      for (Future<?> left : leaving) {
        left.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException late) {
      LOG.log(Level.WARNING, "The listener stops before an event loop has left it", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The only word from the server before it stops selecting. */
  private final class BeforeStop extends TransportProbe.Adapter {
    @Override
    public void onBeforeStopEvent(Transport server) {
      leave();
    }
  }

  @Override
  public void shutdown() {
    isShutdown = true;
  }

  /** Interrupts nobody, because the event loops go on; the server ends its part by itself. */
  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  @Override
  public boolean isTerminated() {
    return isShutdown;
  }

  @Override
  public boolean awaitTermination(long limit, TimeUnit unit) {
    return isShutdown;
  }
}
