package ai.nexus.api.relay;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/**
 * One event loop and the calls that live on it. Watches their limits by one sweep for all, four
 * times a second, instead of a timer or two a call. Its set is touched on its own loop only.
 */
final class RelayLoop extends VerticleBase implements Loop {

  private static final long SWEEP_MILLIS = 250;

  private final RelayConfig config;
  private final Credentials credentials;
  private final ExchangeEnd end = new ExchangeEnd(this);
  private final Set<RelayCall> calls = new HashSet<>();
  private final WatchedPorts ports = new WatchedPorts();
  private final Queue<Runnable> inPassing = new ConcurrentLinkedQueue<>();
  private Optional<Upstream> upstream = Optional.empty();
  private Optional<Thread> thread = Optional.empty();

  RelayLoop(RelayConfig config, Credentials credentials) {
    this.config = config;
    this.credentials = credentials;
  }

  @Override
  public Future<?> start() throws Exception {
    thread = Optional.of(Thread.currentThread());
    vertx.setPeriodic(SWEEP_MILLIS, SWEEP_MILLIS, id -> sweep());
    return super.start();
  }

  /**
   * Makes the client, once all loops have started: Vert.x deals its threads out in turn, to clients
   * as well, and one that is made between two loops would leave both on one thread.
   */
  Future<?> open() {
    Promise<Void> turn = Promise.promise();
    Future<?> opened =
        turn.future()
            .map(nothing -> new Upstream(vertx, config, credentials))
            .onSuccess(made -> upstream = Optional.of(made));
    context.runOnContext(turn::complete);
    return opened;
  }

  /** The client whose connections live on this loop. */
  Upstream upstream() {
    return upstream.orElseThrow();
  }

  /** Finishes the exchanges of this loop. */
  ExchangeEnd end() {
    return end;
  }

  /** Runs a task on this loop, later. */
  @Override
  public void execute(Runnable task) {
    context.runOnContext(
        nothing -> {
          try {
            runInPassing();
          } finally {
            task.run();
          }
        });
  }

  @Override
  public void executeInPassing(Runnable task) {
    inPassing.add(task);
  }

  private void runInPassing() {
    for (Runnable next = inPassing.poll(); next != null; next = inPassing.poll()) {
      next.run();
    }
  }

  /** Runs a task on this loop after a while, which is at least a millisecond. */
  void later(Duration delay, Runnable task) {
    context.owner().setTimer(Math.max(1, delay.toMillis()), id -> execute(task));
  }

  /**
   * Runs what takes too long for this loop on another thread.
   *
   * @param then told on this loop
   */
  <T> void apart(Callable<T> work, BiConsumer<T, Throwable> then) {
    context.executeBlocking(work, false).onComplete(then::accept);
  }

  /** Whether this loop's thread, which may be a server's as well, runs this. */
  boolean isOnThread(Thread some) {
    return thread.isPresent() && thread.get() == some;
  }

  /** Whether this is a task of this loop; not in the server's part of its thread. */
  boolean isCurrent() {
    return io.vertx.core.Vertx.currentContext() == context;
  }

  void add(RelayCall call) {
    if (calls.add(call)) {
      ports.add(call.portToLookAt());
    }
  }

  void remove(RelayCall call) {
    if (calls.remove(call)) {
      ports.remove(call.portToLookAt());
    }
  }

  void cutAll() {
    for (RelayCall call : List.copyOf(calls)) {
      call.cut();
    }
  }

  /** The local ports of the calls for which {@link #look} can find something; for any thread. */
  Set<Integer> portsToLookAt() {
    return ports.all();
  }

  void look(ConnectionTable table) {
    for (RelayCall call : List.copyOf(calls)) {
      call.look(table);
    }
  }

  private void sweep() {
    runInPassing();
    long now = System.nanoTime();
    for (RelayCall call : List.copyOf(calls)) {
      call.watch(now);
    }
  }
}
