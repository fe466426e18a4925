package ai.nexus.launcher.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on a free port of the loopback address. It says the same to every question. */
final class FixedUpstream implements AutoCloseable {

  private static final int EVENTS = 20;

  private static final String WHOLE =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"training",\
      "choices":[{"index":0,"message":{"role":"assistant","content":"Lorem ipsum dolor sit amet."},\
      "finish_reason":"stop"}],\
      "usage":{"prompt_tokens":20,"completion_tokens":7,"total_tokens":27}}""";

  private static final String EVENT =
      """
      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,\
      "model":"training","choices":[{"index":0,"delta":{"content":"lorem "},"finish_reason":null}]}

      """;

  private static final String LAST_EVENTS =
      """
      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,\
      "model":"training","choices":[],\
      "usage":{"prompt_tokens":20,"completion_tokens":20,"total_tokens":40}}

      data: [DONE]

      """;

  private final HttpServer server;
  private final ExecutorService threads;

  private FixedUpstream(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * @param connections that it serves at once
   */
  static FixedUpstream start(int connections) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var upstream = new FixedUpstream(HttpServer.create(address, connections), threads);
    upstream.server.setExecutor(threads);
    upstream.server.createContext("/", FixedUpstream::answer);
    upstream.server.start();
    return upstream;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (question.contains("\"stream\":true")) {
      sendEvents(exchange);
    } else {
      byte[] whole = bytes(WHOLE);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, whole.length);
      exchange.getResponseBody().write(whole);
    }
    exchange.close();
  }

  private static void sendEvents(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    // Chunked, as providers send them.
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    for (int sent = 0; sent < EVENTS; sent++) {
      body.write(bytes(EVENT));
      body.flush();
    }
    body.write(bytes(LAST_EVENTS));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
