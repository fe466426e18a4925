package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives tokens: {@code token-1}, {@code token-2} and so on, each for an hour. */
final class TokenServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int status = 200;
  private volatile String refusal = "";

  TokenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port() + "/token";
  }

  /** Answers nothing until {@link #open}. */
  void shut() {
    gate = new CountDownLatch(1);
  }

  void open() {
    gate.countDown();
  }

  void refuse(int with, String body) {
    refusal = body;
    status = with;
  }

  /** With status 200, whatever it is. */
  void say(String body) {
    refuse(200, body);
  }

  void give() {
    refuse(200, "");
  }

  /** Of the requests, in their order. */
  List<String> bodies() {
    return bodies;
  }

  List<String> targets() {
    return targets;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      targets.add(exchange.getRequestURI().toString());
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String token = "{\"access_token\":\"token-" + bodies.size() + "\",\"expires_in\":3600}";
      gate.await();
      byte[] body = (refusal.isEmpty() ? token : refusal).getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open();
    server.stop(0);
    threads.shutdownNow();
  }
}
