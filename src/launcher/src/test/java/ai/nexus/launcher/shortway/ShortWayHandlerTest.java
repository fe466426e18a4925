package ai.nexus.launcher.shortway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.http.ShortWay;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortWayHandlerTest {

  private static final long LIMIT_SECONDS = 10;
  private static final long WHILE_MILLIS = 200;
  private static final String LONG = "x-long: yes\r\n";

  /** What a filter does with a request. */
  private interface Work {
    void on(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  private final ClassLoader loader = new URLClassLoader(new URL[0]);
  private ShortWayServer server;
  private int port;
  private Filter open;

  @BeforeEach
  void start() throws IOException {
    server = new ShortWayServer();
    port = server.port();
  }

  @AfterEach
  void stop() throws IOException {
    ShortWay.close(open);
    server.close();
  }

  @Test
  void aShortRequestIsAnsweredByTheFilterAlone() throws Exception {
    open(
        port,
        (request, response) -> {
          response.setStatus(201);
          response.setContentType("text/plain");
          response.addHeader("x-a", "1");
          write(response, "filter:" + request.getMethod());
        });

    String answer = server.ask("");

    assertThat(answer).startsWith("HTTP/1.1 201").endsWith("filter:POST");
    assertThat(answer).contains("\r\nx-a: 1\r\n").containsIgnoringCase("content-type: text/plain");
  }

  @Test
  void allElseIsTheContainers() throws Exception {
    assertThat(server.ask("")).endsWith("container");
    open(port + 1, (request, response) -> write(response, "filter"));
    assertThat(server.ask("")).endsWith("container");
    open(port, (request, response) -> write(response, "filter"));
    assertThat(server.ask(LONG)).endsWith("container");
    assertThat(server.ask("")).endsWith("filter");
    ShortWay.close((request, response, chain) -> {});
    assertThat(server.ask("")).endsWith("filter");

    ShortWay.close(open);

    assertThat(server.ask("")).endsWith("container");
  }

  @Test
  void theFilterSeesTheRequest() throws Exception {
    BlockingQueue<List<Object>> seen = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          request.setAttribute("made", "here");
          request.removeAttribute("gone");
          seen.add(
              List.of(
                  request.getRequestURI(),
                  request.getQueryString(),
                  request.getContextPath(),
                  request.getHeader("x-one"),
                  Collections.list(request.getHeaders("x-two")),
                  Collections.list(request.getHeaders("x-none")),
                  request.getContentType(),
                  request.getContentLengthLong(),
                  request.getAttribute("made"),
                  request.getRemoteAddr(),
                  request.getRemotePort(),
                  request.getLocalPort(),
                  request.getProtocol(),
                  request.isAsyncStarted(),
                  request.getInputStream().available(),
                  new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                  Thread.currentThread().getContextClassLoader()));
          write(response, "ok");
        });

    server.ask("x-one: 1\r\nx-two: a\r\nx-two: b\r\n");

    assertThat(seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
        .containsExactly(
            "/a",
            "b=c",
            "/context",
            "1",
            List.of("a", "b"),
            List.of(),
            "application/json",
            2L,
            "here",
            "127.0.0.1",
            server.clientPort(),
            port,
            "HTTP/1.1",
            false,
            2,
            "{}",
            loader);
  }

  @Test
  void aConnectionHasOneNameForAllItsRequests() throws Exception {
    open(
        port,
        (request, response) -> write(response, request.getServletConnection().getConnectionId()));

    String first = body(server.ask(""));
    String second = body(server.ask(""));
    server.connect();

    assertThat(second).isEqualTo(first).isNotEmpty();
    assertThat(body(server.ask(""))).isNotEqualTo(first);
  }

  @Test
  void anAnswerMayComeLater() throws Exception {
    BlockingQueue<AsyncContext> later = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    open(port, (request, response) -> later.add(started(request, response, told)));
    for (int i = 0; i < 2; i++) {
      server.send("");
      AsyncContext context = later.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      write((HttpServletResponse) context.getResponse(), "later");

      context.complete();

      assertThat(server.receive()).endsWith("later");
      assertThat(told.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(200);
      assertThatThrownBy(context::complete).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anAnswerThatEndsEarlyWaitsForTheFilters() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    BlockingQueue<Boolean> heldBack = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          AsyncContext context = started(request, response, told);
          write(response, "early");
          new Thread(
                  () -> {
                    context.complete();
                    ended.countDown();
                  })
              .start();
          await(ended);
          heldBack.add(told.isEmpty() && response.getStatus() == 200);
        });

    assertThat(server.ask("")).endsWith("early");

    assertThat(heldBack.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(told).containsExactly(200);
  }

  /** The server would have another use for what they stood for. */
  @Test
  void whatIsKeptOfAnEndedAnswerReachesNobody() throws Exception {
    BlockingQueue<HttpServletRequest> requests = new LinkedBlockingQueue<>();
    BlockingQueue<HttpServletResponse> responses = new LinkedBlockingQueue<>();
    BlockingQueue<ServletOutputStream> bodies = new LinkedBlockingQueue<>();
    BlockingQueue<ServletInputStream> asked = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          requests.add(request);
          asked.add(request.getInputStream());
          responses.add(response);
          bodies.add(response.getOutputStream());
          write(response, "ok");
        });
    server.ask("");

    assertThatThrownBy(() -> requests.take().getHeader("x-one"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> responses.take().setStatus(500))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> asked.take().available()).isInstanceOf(IllegalStateException.class);
    ServletOutputStream body = bodies.take();
    assertThatThrownBy(() -> body.write(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(body::isReady).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLongAnswerIsWrittenAsTheClientTakesIt() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          response.setContentLengthLong(Zeros.LENGTH);
          Zeros zeros = new Zeros(request.startAsync(), response.getOutputStream(), events);
          response.getOutputStream().setWriteListener(zeros);
          zeros.onWritePossible();
        });
    server.send("");
    assertThat(events.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("waits");
    assertThat(events.poll(WHILE_MILLIS, TimeUnit.MILLISECONDS)).isNull();

    assertThat(body(server.receive())).hasSize(Zeros.LENGTH);

    assertThat(events).contains("whole");
  }

  @Test
  void aFilterThatFailsIsAnsweredWithoutThePageOfTheServer() throws Exception {
    open(
        port,
        (request, response) -> {
          response.setContentLength(100);
          throw new ServletException("on purpose");
        });

    assertThat(server.ask("")).startsWith("HTTP/1.1 500").containsIgnoringCase("connection: close");

    assertThat(server.hasClosed()).isTrue();
  }

  /** Else an end that comes late would be that of whoever has the server's response by then. */
  @Test
  void nobodyEndsTheAnswerOfAFilterThatFailed() throws Exception {
    BlockingQueue<AsyncContext> later = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          later.add(started(request, response, told));
          throw new IllegalStateException("on purpose");
        });
    assertThat(server.ask("")).startsWith("HTTP/1.1 500");
    open(port, (request, response) -> write(response, "next"));
    server.connect();

    assertThatThrownBy(later.take()::complete).isInstanceOf(IllegalStateException.class);

    assertThat(told).hasSize(1);
    assertThat(server.ask("")).endsWith("next");
  }

  @Test
  void whatIsNotOfferedSaysSo() throws Exception {
    BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
    open(
        port,
        (request, response) -> {
          try {
            request.getSession();
          } catch (UnsupportedOperationException refused) {
            thrown.add(refused);
          }
          write(response, "ok");
        });

    server.ask("");

    assertThat(thrown.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
        .hasMessageContaining("HttpServletRequest.getSession");
  }

  private static AsyncContext started(
      HttpServletRequest request, HttpServletResponse response, BlockingQueue<Integer> told) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    context.addListener(new Told(event -> told.add(response.getStatus())));
    return context;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(int at, Work work) {
    open =
        (request, response, chain) ->
            work.on((HttpServletRequest) request, (HttpServletResponse) response);
    ServletContext application =
        (ServletContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getContextPath") ? "/context" : null);
    ShortWay.open(new ShortWay.Entrance(at, open, application, loader));
  }

  private static void write(HttpServletResponse response, String body) throws IOException {
    response.setContentLength(body.length());
    response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  private record Told(Consumer<AsyncEvent> told) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      told.accept(event);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }

  /** Written as far as the server takes them, then on when it says so. */
  private static final class Zeros implements WriteListener {
    static final int LENGTH = 16 << 20; // more than sockets take
    private static final int PIECE = 64 << 10;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final BlockingQueue<String> events;
    private int left = LENGTH;

    Zeros(AsyncContext context, ServletOutputStream out, BlockingQueue<String> events) {
      this.context = context;
      this.out = out;
      this.events = events;
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
      while (left > 0 && out.isReady()) {
        out.write(new byte[PIECE]);
        left -= PIECE;
      }
      if (left > 0) {
        events.add("waits");
      } else {
        events.add("whole");
        context.complete();
      }
    }

    @Override
    public void onError(Throwable broken) {
      events.add("broken");
    }
  }
}
