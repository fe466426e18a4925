package ai.nexus.launcher.shortway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.launcher.threads.ConnectionThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.ServerFilterConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;

/** Grizzly with a {@link ShortWayHandler} before a container's, and one connection to it. */
@SuppressWarnings("deprecation") // The codec has no other constructors, and the server uses them.
final class ShortWayServer implements AutoCloseable {

  private static final int LIMIT_MILLIS = 10_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final DelayedExecutor executor =
      IdleTimeoutFilter.createDefaultIdleDelayedExecutor(50, TimeUnit.MILLISECONDS);
  private final TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance().build();
  private final InetSocketAddress address;
  private Socket client = new Socket();

  ShortWayServer() throws IOException {
    org.glassfish.grizzly.http.server.HttpServerFilter server =
        new org.glassfish.grizzly.http.server.HttpServerFilter(
            new ServerFilterConfiguration(), executor);
    server.setHttpHandler(new ShortWayHandler(new Container()));
    transport.setProcessor(
        FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(new HttpServerFilter(true, 8192, null, new KeepAlive(), executor, 100, 100))
            .add(new Marks())
            .add(server)
            .build());
    TCPNIOServerConnection listener = transport.bind("127.0.0.1", 0);
    executor.start();
    transport.start();
    address = (InetSocketAddress) listener.getLocalAddress();
    connect();
  }

  /** A new connection, in the place of the one before. */
  void connect() throws IOException {
    client.close();
    client = new Socket(address.getAddress(), port());
    client.setSoTimeout(LIMIT_MILLIS);
  }

  int port() {
    return address.getPort();
  }

  int clientPort() {
    return client.getLocalPort();
  }

  String ask(String headers) throws IOException {
    send(headers);
    return receive();
  }

  void send(String headers) throws IOException {
    String request =
        "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + headers
            + "Content-Length: 2\r\n\r\n{}";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Head and body of one answer. */
  String receive() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int one = client.getInputStream().read();
      assertThat(one).as("the end of an answer behind %s", head).isNotEqualTo(-1);
      head.append((char) one);
    }
    Matcher length = LENGTH.matcher(head);
    assertThat(length.find()).isTrue();
    byte[] body = client.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
    return head + new String(body, StandardCharsets.US_ASCII);
  }

  /** Waits for the server to close the connection; false where it sends something instead. */
  boolean hasClosed() throws IOException {
    return client.getInputStream().read() == -1;
  }

  @Override
  public void close() throws IOException {
    client.close();
    transport.shutdownNow();
    executor.destroy();
  }

  /** Has every request pass for a short one but those that say otherwise. */
  private static final class Marks extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      if (context.getMessage() instanceof HttpContent content
          && content.getHttpHeader().getHeader("x-long") == null) {
        ((HttpRequestPacket) content.getHttpHeader())
            .setAttribute(ConnectionThread.ATTRIBUTE, this);
      }
      return context.getInvokeAction();
    }
  }

  private static final class Container extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      response.setContentLength("container".length());
      response.getWriter().write("container");
    }
  }
}
