package ai.nexus.api.relay;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model with one target of any dialect, an upstream on loopback, asked in any dialect. */
final class OneTarget implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Relay relay =
      new Relay(RelayConfig.read(new SettingsReader(k -> Optional.empty())));
  private final Ways ways = new Ways(Map.of("nexus.retry.base-delay", "1ms"));
  private final AtomicInteger asked = new AtomicInteger();
  private final Dialect dialect;
  private final HttpServer server;

  /** One exchange and its client. */
  record Run(Exchange exchange, RecordingDownstream client, CompletableFuture<Ending> ending) {

    Run awaitEnd() throws Exception {
      client.awaitEnd();
      ending.get(5, TimeUnit.SECONDS);
      return this;
    }

    Ending ended() {
      return ending.join();
    }

    Optional<String> header(String name) {
      return client.head().headers().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  OneTarget(Dialect dialect, Handler<HttpServerRequest> does) {
    this.dialect = dialect;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.incrementAndGet();
                  request.bodyHandler(all -> does.handle(request));
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  static OneTarget telling(Dialect dialect, String json) {
    return new OneTarget(
        dialect,
        request -> request.response().putHeader("content-type", "application/json").end(json));
  }

  static OneTarget streaming(Dialect dialect, String events) {
    return new OneTarget(
        dialect,
        request -> request.response().putHeader("content-type", "text/event-stream").end(events));
  }

  /** How often it was asked. */
  int asked() {
    return asked.get();
  }

  Run ask(Dialect client, boolean stream) throws Exception {
    Operation operation = operation(client, stream);
    CompletableFuture<Ending> ending = new CompletableFuture<>();
    Exchange exchange = OneExchange.of(operation, stream, ending);
    RecordingDownstream downstream = new RecordingDownstream();
    ways.relay(relay, exchange, question(operation, stream), List.of(target()), downstream);
    return new Run(exchange, downstream, ending).awaitEnd();
  }

  private static Operation operation(Dialect client, boolean stream) {
    return switch (client) {
      case OPENAI -> Operation.CHAT_COMPLETIONS;
      case RESPONSES -> Operation.RESPONSES;
      case ANTHROPIC -> Operation.MESSAGES;
      case GEMINI -> stream ? Operation.STREAM_GENERATE_CONTENT : Operation.GENERATE_CONTENT;
      case BEDROCK -> throw new IllegalArgumentException("no client speaks as Bedrock does");
    };
  }

  private static Ask question(Operation operation, boolean stream) {
    String body =
        switch (operation) {
          case RESPONSES -> "{\"model\":\"gpt\",\"stream\":%s,\"input\":\"hi\"}";
          case GENERATE_CONTENT, STREAM_GENERATE_CONTENT ->
              "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";
          default ->
              "{\"model\":\"gpt\",\"stream\":%s,\"max_tokens\":99,"
                  + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        };
    return Asks.read(
        new Address(operation, Optional.of("gpt")),
        body.formatted(stream).getBytes(StandardCharsets.UTF_8));
  }

  private Target target() {
    return OneExchange.target(1, dialect, server.actualPort());
  }

  @Override
  public void close() {
    relay.close();
    vertx.close().await();
  }
}
