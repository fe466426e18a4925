package ai.nexus.launcher.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // The filter has no other constructors, and the server uses them.
class ClosedConnectionsTest {

  private final DelayedExecutor executor =
      IdleTimeoutFilter.createDefaultIdleDelayedExecutor(50, TimeUnit.MILLISECONDS);
  private final HttpServerFilter codec =
      new HttpServerFilter(true, 8192, null, new KeepAlive(), executor, 100, 100);
  private final TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance().build();
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws IOException {
    transport.setProcessor(
        FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(codec)
            .add(new ClosedConnections(codec))
            .add(new Hello())
            .build());
    TCPNIOServerConnection server = transport.bind("127.0.0.1", 0);
    address = (InetSocketAddress) server.getLocalAddress();
    executor.start();
    transport.start();
  }

  @AfterEach
  void end() throws IOException {
    transport.shutdownNow();
    executor.destroy();
  }

  @Test
  void keepsNothingOfAConnectionThatEitherSideHasClosed() throws Exception {
    try (Socket open = ask("keep-alive")) {
      ask("close").close();
      ask("keep-alive").close();

      await().until(() -> noted().size() == 1);

      assertThat(open.isConnected()).isTrue();
    }
    await().until(() -> noted().isEmpty());
  }

  /** Returns when it has the whole answer. */
  private Socket ask(String connection) throws IOException {
    Socket client = new Socket(address.getAddress(), address.getPort());
    String request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: " + connection + "\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("hello")) {
      answer.append((char) client.getInputStream().read());
    }
    return client;
  }

  private Map<?, ?> noted() throws ReflectiveOperationException {
    Object queue = value(HttpServerFilter.class, "keepAliveQueue", codec);
    return (Map<?, ?>) value(DelayedExecutor.DelayQueue.class, "queue", queue);
  }

  private static Object value(Class<?> type, String name, Object of)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  private static final class Hello extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      HttpRequestPacket request =
          (HttpRequestPacket) ((HttpContent) context.getMessage()).getHttpHeader();
      HttpResponsePacket response = request.getResponse();
      response.setContentLength(5);
      Buffer hello = Buffers.wrap(context.getMemoryManager(), "hello");
      context.write(HttpContent.builder(response).content(hello).last(true).build());
      context.notifyDownstream(new HttpEvents.ResponseCompleteEvent());
      return context.getStopAction();
    }
  }
}
