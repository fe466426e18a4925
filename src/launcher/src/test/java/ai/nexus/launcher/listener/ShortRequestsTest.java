package ai.nexus.launcher.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.launcher.threads.ConnectionThread;
import ai.nexus.launcher.threads.RequestStrategy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
import org.glassfish.grizzly.threadpool.Threads;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // The codec has no other constructors, and the server uses them.
class ShortRequestsTest {

  private static final String JSON = "application/json; charset=utf-8";
  private static final long LIMIT_SECONDS = 10;
  private static final long WHILE_MILLIS = 200;

  /** Where a request has come to the application. */
  private record Seen(Thread thread, boolean isHandedOn, Object connectionThread) {

    boolean isOnSelector() {
      return thread.getName().contains("SelectorRunner");
    }
  }

  private final DelayedExecutor executor =
      IdleTimeoutFilter.createDefaultIdleDelayedExecutor(50, TimeUnit.MILLISECONDS);
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final TCPNIOTransport transport =
      TCPNIOTransportBuilder.newInstance().setIOStrategy(RequestStrategy.getInstance()).build();
  private final BlockingQueue<Runnable> suspended = new LinkedBlockingQueue<>();
  private String address = "/v1/messages";
  private volatile boolean slow;
  private volatile byte[] answer = "ok".getBytes(StandardCharsets.US_ASCII);
  private Socket client;

  @BeforeEach
  void listen() throws IOException {
    transport.setProcessor(
        FilterChainBuilder.stateless()
            .add(new TransportFilter())
            .add(new HttpServerFilter(true, 8192, null, new KeepAlive(), executor, 100, 100))
            .add(new ShortRequests())
            .add(new Application())
            .build());
    TCPNIOServerConnection server = transport.bind("127.0.0.1", 0);
    executor.start();
    transport.start();
    InetSocketAddress local = (InetSocketAddress) server.getLocalAddress();
    client = new Socket(local.getAddress(), local.getPort());
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    transport.shutdownNow();
    executor.destroy();
  }

  @Test
  void areAnsweredWhereTheyAreReadOnceOneHasCome() throws Exception {
    assertThat(ask(JSON, "{}").isOnSelector()).isFalse();

    Seen second = ask(JSON, "{}");

    assertThat(second.isOnSelector()).isTrue();
    assertThat(second.isHandedOn()).isFalse();
  }

  @Test
  void othersAreHandedOn() throws Exception {
    ask(JSON, "{}");
    Seen tooLong = ask(JSON, "x".repeat(ShortRequests.MOST_BYTES + 1));
    assertThat(tooLong.isOnSelector()).isTrue();
    assertThat(tooLong.isHandedOn()).isTrue();
    assertThat(tooLong.connectionThread()).isNull();

    assertThat(ask(JSON, "{}").isOnSelector()).isFalse();
    assertThat(ask("text/plain", "{}").isHandedOn()).isTrue();
  }

  @Test
  void theSelectorHandsOnAgainAfterAShortOne() throws Exception {
    ask(JSON, "{}");
    ask(JSON, "{}");

    assertThat(ask("multipart/form-data", "{}").isHandedOn()).isTrue();
  }

  @Test
  void aLongOneThatComesAtOnceWithAShortOneIsHandedOn() throws Exception {
    ask(JSON, "{}");
    String both = request(JSON, "{}") + request("text/plain", "{}");

    client.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));

    Seen first = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    Seen second = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(first.isHandedOn()).isFalse();
    assertThat(second.isOnSelector()).isTrue();
    assertThat(second.isHandedOn()).isTrue();
  }

  @Test
  void thoseForOtherAddressesAreHandedOn() throws Exception {
    ask(JSON, "{}");
    address = "/v1/messages/";

    assertThat(ask(JSON, "{}").isHandedOn()).isTrue();
  }

  /** Else the server would take what comes for more of the request that is under way. */
  @Test
  void theNextIsReadWhenTheLastIsOver() throws Exception {
    ask(JSON, "{}");
    slow = true;
    send(JSON, "{}");
    seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    send(JSON, "{}");
    assertThat(seen.poll(WHILE_MILLIS, TimeUnit.MILLISECONDS)).isNull();

    slow = false;
    suspended.take().run();

    assertThat(seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
    read();
    read();
    assertThat(ask(JSON, "{}").isOnSelector()).isTrue();
  }

  @Test
  void theConnectionsThreadEndsAnswersUntilOneWaitsForTheClient() throws Exception {
    Executor thread = (Executor) ask(JSON, "{}").connectionThread();
    BlockingQueue<Thread> ended = new LinkedBlockingQueue<>();
    // The client may have the answer before the server knows that it has.
    await().until(() -> !refuses(thread));

    thread.execute(() -> ended.add(Thread.currentThread()));
    assertThat(ended.poll(LIMIT_SECONDS, TimeUnit.SECONDS).getName()).contains("SelectorRunner");

    answer = new byte[16 << 20]; // more than sockets take
    send(JSON, "{}");
    await().until(() -> refuses(thread));
  }

  private static boolean refuses(Executor thread) {
    try {
      thread.execute(() -> {});
      return false;
    } catch (RejectedExecutionException wouldWait) {
      return true;
    }
  }

  private Seen ask(String type, String body) throws Exception {
    send(type, body);
    read();
    return seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private void read() throws IOException {
    StringBuilder answered = new StringBuilder();
    while (!answered.toString().endsWith("\r\n\r\nok")) {
      answered.append((char) client.getInputStream().read());
    }
  }

  private void send(String type, String body) throws IOException {
    client.getOutputStream().write(request(type, body).getBytes(StandardCharsets.US_ASCII));
  }

  private String request(String type, String body) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(address, type, body.length(), body);
  }

  private final class Application extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
      HttpContent content = (HttpContent) context.getMessage();
      HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
      if (!content.isLast()) {
        return context.getStopAction(content);
      }
      seen.add(
          new Seen(
              Thread.currentThread(),
              Threads.isService(),
              request.getAttribute(ConnectionThread.ATTRIBUTE)));
      if (slow) {
        suspended.add(
            () -> {
              answer(context, request);
              context.resume(context.getStopAction());
            });
        return context.getSuspendAction();
      }
      answer(context, request);
      return context.getStopAction();
    }

    private void answer(FilterChainContext context, HttpRequestPacket request) {
      HttpResponsePacket response = request.getResponse();
      response.setContentLength(answer.length);
      context.write(
          HttpContent.builder(response)
              .content(Buffers.wrap(context.getMemoryManager(), answer))
              .last(true)
              .build());
      context.notifyDownstream(new HttpEvents.ResponseCompleteEvent());
    }
  }
}
