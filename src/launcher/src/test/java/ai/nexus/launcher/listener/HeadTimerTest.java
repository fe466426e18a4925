package ai.nexus.launcher.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadTimerTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int WAIT_MILLIS = 500;

  private final HeadTimer timer = new HeadTimer(LIMIT);
  private final AtomicInteger pieces = new AtomicInteger();
  private final TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance().build();
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws IOException {
    transport.setProcessor(
        FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(timer.begun())
            .add(new LinesFilter())
            .add(timer.whole())
            .build());
    TCPNIOServerConnection server = transport.bind("127.0.0.1", 0);
    address = (InetSocketAddress) server.getLocalAddress();
    transport.start();
  }

  @AfterEach
  void end() throws IOException {
    transport.shutdownNow();
  }

  @Test
  void closesAConnectionWhoseHeadIsNotWholeInTime() throws IOException {
    try (Socket client = send("GET")) {
      timer.sweep(System.nanoTime() + LIMIT.minusSeconds(10).toNanos());
      assertThat(isOpen(client)).isTrue();

      timer.sweep(System.nanoTime() + LIMIT.toNanos());

      await().until(() -> !isOpen(client));
    }
  }

  @Test
  void countsFromTheFirstByteHoweverManyFollow() throws IOException {
    try (Socket client = send("G")) {
      long began = System.nanoTime();
      client.getOutputStream().write('E');
      await().until(() -> pieces.get() == 2);

      timer.sweep(began + LIMIT.toNanos() + 1);

      await().until(() -> !isOpen(client));
    }
  }

  @Test
  void letsAConnectionBeWhoseHeadIsWhole() throws IOException {
    try (Socket client = send("GET\n")) {
      timer.sweep(System.nanoTime() + LIMIT.multipliedBy(2).toNanos());

      assertThat(isOpen(client)).isTrue();
    }
  }

  private Socket send(String text) throws IOException {
    Socket client = new Socket(address.getAddress(), address.getPort());
    client.setSoTimeout(WAIT_MILLIS);
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    await().until(() -> pieces.get() == 1);
    return client;
  }

  private static boolean isOpen(Socket client) throws IOException {
    try {
      return client.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (SocketException reset) {
      return false;
    }
  }

  /** Passes on what ends with a line's end. */
  private final class LinesFilter extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      Buffer piece = context.getMessage();
      boolean isWhole = piece.get(piece.limit() - 1) == '\n';
      NextAction next = isWhole ? context.getInvokeAction() : context.getStopAction();
      context.addCompletionListener(done -> pieces.incrementAndGet());
      return next;
    }
  }
}
