package ai.nexus.launcher.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.launcher.threads.RequestStrategy;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLoopTest {

  private static final int LOOPS = 2;
  private static final int LIMIT_MILLIS = 10_000;
  private static final byte SLOW = 's';

  private final Vertx vertx =
      Vertx.builder()
          .withTransport(new LoopTransport())
          .with(new VertxOptions().setEventLoopPoolSize(LOOPS))
          .build();
  // Kept, because Vert.x closes the connections of a client that nobody holds any more.
  private final NetClient relay = vertx.createNetClient();
  private final TCPNIOTransport listener = listener();
  private final CountDownLatch serving = new CountDownLatch(1);
  private final CountDownLatch served = new CountDownLatch(1);
  private final BlockingQueue<Thread> readBy = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile NIOConnection connection;
  private int port;

  @BeforeEach
  void listen() throws IOException {
    port = portOf(listener);
    listener.start();
  }

  private TCPNIOTransport listener() {
    TCPNIOTransport made =
        TCPNIOTransportBuilder.newInstance()
            .setIOStrategy(SameThreadIOStrategy.getInstance())
            .setSelectorRunnersCount(LOOPS)
            .build();
    made.setProcessor(
        FilterChainBuilder.stateless().add(new TransportFilter()).add(new Echo()).build());
    SelectingThreads.selectFor(made);
    return made;
  }

  private static int portOf(TCPNIOTransport bound) throws IOException {
    return ((InetSocketAddress) bound.bind("127.0.0.1", 0).getLocalAddress()).getPort();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    listener.shutdownNow();
    closeLoops();
  }

  @Test
  void clientsAreServedByTheThreadsOfTheLoops() throws Exception {
    Set<Thread> loops = threadsOfLoops();

    for (int i = 0; i < 2 * LOOPS; i++) {
      assertThat(echo(client(port))).isEqualTo('x');
    }

    assertThat(loops).hasSize(LOOPS);
    assertThat(readBy).hasSize(2 * LOOPS).allMatch(loops::contains);
    assertThat(Set.copyOf(readBy)).hasSize(LOOPS);
  }

  @Test
  void aTaskFromElsewhereWakesTheThread() throws Exception {
    Context loop = vertx.getOrCreateContext();

    for (int i = 0; i < 2_000; i++) {
      CountDownLatch done = new CountDownLatch(1);
      loop.runOnContext(nothing -> done.countDown());
      assertThat(done.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void aTaskForTheServerFromElsewhereWakesTheThread() throws Exception {
    echo(client(port));

    for (int i = 0; i < 2_000; i++) {
      CountDownLatch done = new CountDownLatch(1);
      listener
          .getSelectorHandler()
          .enque(
              connection.getSelectorRunner(),
              () -> {
                done.countDown();
                return true;
              },
              null);
      assertThat(done.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void tasksOfBothThatBringOneAnotherKeepNobodyFromReading() throws Exception {
    Socket client = client(port);
    echo(client);
    CountDownLatch stop = new CountDownLatch(1);
    Context loop = contextsByThread().get(readBy.take());
    loop.runOnContext(nothing -> pingPong(loop, stop));

    assertThat(echo(client)).isEqualTo('x');
    stop.countDown();
  }

  private void pingPong(Context loop, CountDownLatch stop) {
    if (stop.getCount() > 0) {
      listener
          .getSelectorHandler()
          .enque(
              connection.getSelectorRunner(),
              () -> {
                loop.runOnContext(nothing -> pingPong(loop, stop));
                return true;
              },
              null);
    }
  }

  @Test
  void timersRun() throws Exception {
    CountDownLatch ticks = new CountDownLatch(5);

    vertx.setPeriodic(1, 3, id -> ticks.countDown());

    assertThat(ticks.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
  }

  @Test
  void theLoopsConnectionsOutliveTheListener() throws Exception {
    try (ServerSocket provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      NetSocket socket =
          relay
              .connect(provider.getLocalPort(), "127.0.0.1")
              .await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
      socket.handler(bytes -> answer.complete(bytes.toString()));
      Socket accepted = provider.accept();
      open.add(accepted);
      Socket client = client(port);
      echo(client);

      listener.shutdownNow();
      assertThat(client.getInputStream().read()).isNegative();
      accepted.getOutputStream().write('y');

      assertThat(answer.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("y");
    }
  }

  /** The server would close its selector with the loop's channels on it. */
  @Test
  void theLoopsConnectionsOutliveAListenerThatIsStoppedWhileItServes() throws Exception {
    try (ServerSocket provider = new ServerSocket(0, LOOPS, InetAddress.getLoopbackAddress())) {
      BlockingQueue<String> answers = new LinkedBlockingQueue<>();
      List<Socket> accepted = new ArrayList<>();
      for (Context context : contextsByThread().values()) {
        context.runOnContext(
            nothing ->
                relay
                    .connect(provider.getLocalPort(), "127.0.0.1")
                    .onSuccess(socket -> socket.handler(bytes -> answers.add(bytes.toString()))));
        accepted.add(provider.accept());
      }
      open.addAll(accepted);
      Socket client = client(port);
      client.getOutputStream().write(SLOW);
      assertThat(serving.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();

      Thread stopping = new Thread(this::stopListener);
      stopping.start();
      await()
          .atMost(Duration.ofMillis(LIMIT_MILLIS))
          .until(() -> stopping.getState() != Thread.State.RUNNABLE);
      served.countDown();
      stopping.join(LIMIT_MILLIS);

      assertThat(client.getInputStream().readAllBytes()).isEqualTo(new byte[] {SLOW});
      for (Socket one : accepted) {
        one.getOutputStream().write('y');
        assertThat(answers.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("y");
      }
    }
  }

  private void stopListener() {
    try {
      listener.shutdownNow();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Test
  void aListenerThatOpensLaterGetsTheLoopsOfOneThatHasClosed() throws Exception {
    Set<Thread> loops = threadsOfLoops();
    listener.shutdownNow();

    await()
        .atMost(Duration.ofMillis(LIMIT_MILLIS))
        .untilAsserted(() -> assertThat(loops).contains(threadThatReadsForANewListener()));
  }

  private Thread threadThatReadsForANewListener() throws Exception {
    TCPNIOTransport later = listener();
    later.start();
    assertThat(echo(client(portOf(later)))).isEqualTo('x');
    later.shutdownNow();
    return readBy.take();
  }

  @Test
  void theListenerOutlivesTheLoops() throws Exception {
    Socket before = client(port);
    echo(before);

    closeLoops();

    assertThat(echo(before)).isEqualTo('x');
    assertThat(echo(client(port))).isEqualTo('x');
  }

  @Test
  void threadsEndWithBoth() throws Exception {
    Set<Thread> loops = threadsOfLoops();
    closeLoops();
    assertThat(loops).allMatch(Thread::isAlive);

    listener.shutdownNow();

    await()
        .atMost(Duration.ofMillis(LIMIT_MILLIS))
        .untilAsserted(() -> assertThat(loops).noneMatch(Thread::isAlive));
  }

  @Test
  void aListenerWithoutLoopsHasThreadsOfItsOwn() throws Exception {
    TCPNIOTransport second = listener();
    second.start();

    assertThat(echo(client(portOf(second)))).isEqualTo('x');
    assertThat(readBy.take().getName()).startsWith("api-selector");
    second.shutdownNow();
  }

  /** Else both would have threads of their own, and nobody would notice but by the clock. */
  @Test
  void theRelayAndTheApisListenerFindThem() {
    assertThat(ServiceLoader.load(Transport.class)).hasAtLeastOneElementOfType(LoopTransport.class);
    TCPNIOTransport ofApi = TCPNIOTransportBuilder.newInstance().build();
    ofApi.setIOStrategy(RequestStrategy.getInstance());
    assertThat(ofApi.getKernelThreadPool()).isInstanceOf(SelectingThreads.class);
    assertThat(ofApi.getSelectorHandler()).isInstanceOf(LoopSelectorHandler.class);
  }

  private Socket client(int to) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), to);
    client.setSoTimeout(LIMIT_MILLIS);
    open.add(client);
    return client;
  }

  private static int echo(Socket client) throws IOException {
    client.getOutputStream().write('x');
    return client.getInputStream().read();
  }

  private Set<Thread> threadsOfLoops() throws Exception {
    return contextsByThread().keySet();
  }

  private Map<Thread, Context> contextsByThread() throws Exception {
    Map<Thread, Context> found = new HashMap<>();
    for (int i = 0; i < LOOPS; i++) {
      Context context = ((VertxInternal) vertx).createEventLoopContext();
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      context.runOnContext(nothing -> thread.complete(Thread.currentThread()));
      found.put(thread.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS), context);
    }
    return found;
  }

  private void closeLoops() throws Exception {
    vertx.close().await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private final class Echo extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      connection = (NIOConnection) context.getConnection();
      readBy.add(Thread.currentThread());
      Buffer message = context.getMessage();
      if (message.get(message.position()) == SLOW) {
        serving.countDown();
        awaitServed();
      }
      context.write(message);
      return context.getStopAction();
    }

    private void awaitServed() {
      try {
        assertThat(served.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
