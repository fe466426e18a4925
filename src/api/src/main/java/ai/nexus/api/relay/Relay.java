package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.routing.Permit;
import ai.nexus.api.routing.Route;
import ai.nexus.core.catalogue.Provider;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries an exchange upstream and its answer back, without a thread of its own for any of them.
 * HTTP and sockets both come through here.
 */
public final class Relay implements AutoCloseable {

  private static final int STOP_SECONDS = 10;
  private static final int REST_AFTER_LOOK = 50;
  private static final int MOST_FETCHES = 8;
  // Providers that take a probe and do not answer must not keep the others from being probed.
  private static final int MOST_PROBES = 32;
  // Vert.x would make a folder among the system's temporary files, and leave it behind when killed.
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

  private final Vertx vertx;
  private final RelayConfig config;
  private final Drains drains;
  private final Credentials credentials = new Credentials();
  private final List<RelayLoop> loops = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Semaphore fetches = new Semaphore(MOST_FETCHES);
  private final Semaphore probes = new Semaphore(MOST_PROBES);
  private long nextLook = System.nanoTime();

  public Relay(RelayConfig config) {
    this.config = config;
    this.drains = new Drains(config.maxDrains());
    this.vertx = vertx(config);
    await(
        vertx.deployVerticle(
            this::newLoop, new DeploymentOptions().setInstances(config.eventLoops())));
    await(Future.all(loops.stream().map(RelayLoop::open).toList()));
  }

  private static Vertx vertx(RelayConfig config) {
    VertxBuilder builder =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(config.eventLoops())
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(2)
                    .setFileSystemOptions(NO_FILES)
                    .setPreferNativeTransport(false));
    // The launcher's, whose event loops select for the server, too.
    ServiceLoader.load(Transport.class, Relay.class.getClassLoader())
        .findFirst()
        .ifPresent(builder::withTransport);
    return builder.build();
  }

  /**
   * Starts the call and returns at once. The exchange must be routed; it is finished, and the
   * downstream ended, whatever happens.
   */
  void relay(Exchange exchange, Course course, Courses courses, Downstream downstream) {
    RelayLoop loop = nextLoop();
    RelayCall call = call(exchange, course.permit(), courses, downstream, loop);
    loop.execute(() -> call.start(course));
  }

  /** The same after a pause. */
  void relayLater(Exchange exchange, Route.Next first, Courses courses, Downstream downstream) {
    RelayLoop loop = nextLoop();
    RelayCall call = call(exchange, first.permit(), courses, downstream, loop);
    loop.execute(() -> call.startAfter(first.delay()));
  }

  private RelayCall call(
      Exchange exchange, Permit permit, Courses courses, Downstream downstream, RelayLoop loop) {
    CallLimits limits =
        new CallLimits(config, courses.limits(permit, config), exchange.facts().clientTimeout());
    Answer answer = new Answer(exchange, permit, downstream, loop.end());
    return new RelayCall(answer, courses, limits, config, loop, drains);
  }

  /**
   * Sockets to providers, on the same loops.
   *
   * @param maxMessage the longest that a provider may send, in bytes
   */
  public UpstreamSockets sockets(int maxMessage) {
    return new UpstreamSockets(vertx, config, maxMessage, this::nextLoop);
  }

  /**
   * Asks a provider for something that it keeps; see {@link PlainCall}. At most {@value
   * #MOST_FETCHES} at once. Returns at once.
   *
   * @param path below the base of the provider's API, with its query
   */
  public CompletionStage<PlainAnswer> fetch(Provider provider, String method, String path) {
    return new PlainCall(provider, fetches).send(nextLoop(), method, path);
  }

  /**
   * The same to see whether a provider lives, at most {@value #MOST_PROBES} at once: what clients
   * fetch takes nothing of their room, nor they of its.
   */
  public CompletionStage<PlainAnswer> probe(Provider provider, String method, String path) {
    return new PlainCall(provider, probes).send(nextLoop(), method, path);
  }

  /** One of the event loops, for an answer that needs no upstream; for any thread. */
  public Loop anyLoop() {
    return nextLoop();
  }

  /** That of this thread, where it is a loop's: nobody need be woken then. */
  private RelayLoop nextLoop() {
    Thread here = Thread.currentThread();
    for (RelayLoop loop : loops) {
      if (loop.isOnThread(here)) {
        return loop;
      }
    }
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }

  /**
   * Ends the calls whose clients have hung up unnoticed. Reads the kernel's table, so it blocks,
   * unless all calls are for sockets. Does nothing where that would take more than one part in
   * {@value #REST_AFTER_LOOK} of a processor's time, as it does with some thousands of connections.
   * For one thread.
   */
  public void lookForGoneClients() {
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    Set<Integer> ports = new HashSet<>();
    loops.forEach(loop -> ports.addAll(loop.portsToLookAt()));
    if (ports.isEmpty()) {
      return;
    }
    long begun = System.nanoTime();
    ConnectionTable table = ConnectionTable.read(ports);
    long ended = System.nanoTime();
    nextLook = ended + REST_AFTER_LOOK * (ended - begun);
    loops.forEach(loop -> loop.execute(() -> loop.look(table)));
  }

  /** Ends every call that is running, with an error that says why. */
  public void cutAll() {
    loops.forEach(loop -> loop.execute(loop::cutAll));
  }

  private RelayLoop newLoop() {
    RelayLoop loop = new RelayLoop(config, credentials);
    loops.add(loop);
    return loop;
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static void await(Future<?> future) {
    try {
      future.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("the event loops did not answer in time", late);
    }
  }
}
