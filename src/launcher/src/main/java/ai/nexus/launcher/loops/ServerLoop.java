package ai.nexus.launcher.loops;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.ManualIoEventLoop;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.nio.SelectorRunner;

/**
 * One thread that is an event loop of the relay and selects for the server as well (ADR 18): what
 * the clients and what the providers send is read by one thread, so that an answer need not wake
 * another. It begins and ends as an event loop; the server is there from when it opens its listener
 * until it closes it, or even longer.
 */
final class ServerLoop implements Runnable {

  private static final Logger LOG = Grizzly.logger(ServerLoop.class);
  private static final ThreadLocal<ServerLoop> OF_THREAD = new ThreadLocal<>();
  private static final Queue<ServerLoop> WITHOUT_SERVER = new ConcurrentLinkedQueue<>();
  // An end of an answer may bring a task, and that another end. After so many in turn, or where
  // tasks have run for so long, what has come meanwhile is read.
  private static final int MOST_ROUNDS = 16;
  private static final long LONGEST_RUN = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);
  private static final long NO_WAIT = -1;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final SharedSelector selector = new SharedSelector();
  private final ManualIoEventLoop loop;
  private final Queue<Runnable> servers = new ConcurrentLinkedQueue<>();
  private boolean hasEnded;
  // For its own thread only.
  private Optional<Runnable> serving = Optional.empty();
  private boolean leaves;
  private int rounds;

  private ServerLoop(IoEventLoopGroup group) {
    loop = new ManualIoEventLoop(group, null, executor -> selector);
  }

  /** A new loop, ready for a server. */
  static ServerLoop start(IoEventLoopGroup group, Executor threads) {
    ServerLoop started = new ServerLoop(group);
    threads.execute(started);
    WITHOUT_SERVER.add(started);
    return started;
  }

  /** The loop whose thread this is, unless it has been closed. */
  static Optional<ServerLoop> ofThisThread() {
    return Optional.ofNullable(OF_THREAD.get()).filter(one -> !one.loop.isTerminated());
  }

  /** A loop that has no server and now runs one's; empty where there is none. */
  static Optional<ServerLoop> take(Runnable server) {
    for (ServerLoop free = WITHOUT_SERVER.poll(); free != null; free = WITHOUT_SERVER.poll()) {
      if (free.offer(server)) {
        return Optional.of(free);
      }
    }
    return Optional.empty();
  }

  private synchronized boolean offer(Runnable server) {
    if (hasEnded) {
      return false;
    }
    servers.add(server);
    try {
      // A task, because the thread looks for tasks before it sleeps.
      loop.execute(() -> {});
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.FINE, "The loop is awake, because it is being closed", closed);
    }
    return true;
  }

  /** For whoever has tasks or channels for it. */
  IoEventLoop loop() {
    return loop;
  }

  /**
   * Takes the loop's channels away from a server that is about to close all that it finds on its
   * selector, if the loop runs that one. From then on the thread waits for that alone.
   *
   * @return complete when they are away, or there are none because the loop has been closed
   */
  Future<?> leave(Runnable server) {
    CompletableFuture<?> left = new CompletableFuture<>();
    loop.terminationFuture().addListener(closed -> left.complete(null));
    try {
      loop.execute(
          () -> {
            if (serving.filter(one -> one == server).isPresent()) {
              leaveNow();
            }
            left.complete(null);
          });
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.FINE, "The loop has no channels any more", closed);
    }
    return left;
  }

  /** The same at once, on the loop's own thread. */
  void leaveNow() {
    leaves = true;
    selector.leave();
  }

  @Override
  public void run() {
    loop.setOwningThread(Thread.currentThread());
    OF_THREAD.set(this);
    while (!ends()) {
      Runnable server = servers.poll();
      if (server == null) {
        runLoop(LONGEST_WAIT);
      } else {
        serve(server);
      }
    }
    WITHOUT_SERVER.remove(this);
  }

  private synchronized boolean ends() {
    hasEnded = loop.isTerminated() && servers.isEmpty();
    return hasEnded;
  }

  private void serve(Runnable server) {
    serving = Optional.of(server);
    leaves = false;
    try {
      server.run();
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.SEVERE, "A listener's thread has ended with an error", bug);
    }
    serving = Optional.empty();
    guarded(
        () -> {
          selector.leave();
          return 0;
        });
    if (!loop.isTerminated()) {
      WITHOUT_SERVER.add(this);
    }
  }

  /**
   * Runs what is there for the loop, and waits for something to do for it or for the server, unless
   * the server has something at once.
   *
   * @return what is ready for the server; empty where it has to look for itself
   * @throws ClosedSelectorException where the server has closed its selector
   */
  Optional<Set<SelectionKey>> select(SelectorRunner server) {
    selector.clearOthers();
    if (!leaves) {
      guarded(
          () -> {
            selector.join(server.getSelector());
            return loop.runNonBlockingTasks(LONGEST_RUN);
          });
    }
    if (leaves) {
      runLoop(NO_WAIT);
      return Optional.empty();
    }
    if (server.getPostponedTasks().isEmpty()) {
      rounds = 0;
      runLoop(LONGEST_WAIT);
    } else if (++rounds > MOST_ROUNDS) {
      rounds = 0;
      runLoop(NO_WAIT);
    }
    return Optional.of(selector.others());
  }

  private void runLoop(long longestWait) {
    guarded(() -> loop.run(longestWait, LONGEST_RUN));
  }

  private interface Work {
    int run();
  }

  /** The server would close a client's connection for a fault of the loop. */
  private static void guarded(Work work) {
    try {
      int unused = work.run();
    } catch (ClosedSelectorException closed) {
      throw closed;
    } catch (UncheckedIOException refused) {
      LOG.log(Level.SEVERE, "An event loop tries again in a second", refused);
      LockSupport.parkNanos(PAUSE);
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.SEVERE, "An event loop goes on after an error", bug);
    }
  }
}
