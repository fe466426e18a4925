package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two targets of one model, the first asked first: upstreams on loopback, a controlled client. */
class FailoverTest {

  private static final String ANSWER =
      "{\"id\":\"a\",\"model\":\"gpt\",\"choices\":[{\"message\":{\"content\":\"hello\"}}],"
          + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}";
  private static final String EVENT =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}\n\n";
  private static final String ERROR = "{\"error\":{\"message\":\"no\",\"type\":\"t\"}}";

  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private Ways ways = new Ways(Map.of());
  private final AtomicInteger askedFirst = new AtomicInteger();
  private final AtomicInteger askedSecond = new AtomicInteger();
  private Vertx vertx;
  private Relay relay;
  private HttpServer first;
  private HttpServer second;
  private volatile Handler<HttpServerRequest> firstDoes;
  private volatile Handler<HttpServerRequest> secondDoes =
      request -> request.response().end(ANSWER);

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    first = serve(askedFirst, request -> firstDoes.handle(request));
    second = serve(askedSecond, request -> secondDoes.handle(request));
    relay =
        new Relay(
            RelayConfig.read(
                new SettingsReader(
                    key ->
                        Optional.ofNullable(
                            Map.of("nexus.upstream.first-event-timeout", "800ms").get(key)))));
  }

  private HttpServer serve(AtomicInteger asked, Handler<HttpServerRequest> does) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              asked.incrementAndGet();
              request.bodyHandler(all -> does.handle(request));
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  @AfterEach
  void stop() {
    relay.close();
    vertx.close().await();
  }

  private static Handler<HttpServerRequest> status(int status) {
    return request -> request.response().setStatusCode(status).end(ERROR);
  }

  private static Handler<HttpServerRequest> streaming(String body) {
    return request -> request.response().putHeader("content-type", "text/event-stream").end(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403, 408, 429, 500, 503, 529, 301})
  void asksTheOtherTargetWhereOneFails(int status) throws Exception {
    firstDoes = status(status);

    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, both()).awaitEnd();

    assertThat(client.text()).contains("hello");
    assertThat(ending.join().outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(exchange.target().orElseThrow().provider().id()).isEqualTo(2);
    assertThat(exchange.usage().tokens().output()).hasValue(2);
    assertThat(exchange.attempts().count()).isEqualTo(2);
    EarlierAttempt given = exchange.attempts().givenUp().get(0);
    assertThat(given.httpStatus()).hasValue(status);
    assertThat(given.providerId()).isEqualTo(1);
  }

  @Test
  void asksTheOtherTargetWhereOneCloses() throws Exception {
    firstDoes = request -> request.connection().close();

    assertThat(send(exchange(false), both()).awaitEnd().text()).contains("hello");
  }

  @Test
  void asksTheOtherTargetWhereNobodyListens() throws Exception {
    Exchange exchange = exchange(false);
    List<Target> targets = List.of(target(1, freePort()), target(2, second.actualPort()));

    assertThat(send(exchange, targets).awaitEnd().text()).contains("hello");

    EarlierAttempt given = exchange.attempts().givenUp().get(0);
    assertThat(given.errorCode()).isEqualTo(Failure.UPSTREAM_UNREACHABLE.code());
    assertThat(given.httpStatus()).isEmpty();
  }

  @Test
  void asksTheOtherTargetWhereABodyIsEmpty() throws Exception {
    firstDoes = request -> request.response().putHeader("content-type", "application/json").end();

    RecordingDownstream client = send(exchange(false), both()).awaitEnd();

    assertThat(client.text()).contains("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ": thinking\n\n", "data: {\"error\":{\"message\":\"busy\"}}\n\n"})
  void asksTheOtherTargetWhereAStreamTellsNothing(String stream) throws Exception {
    firstDoes = streaming(stream);
    secondDoes = streaming(EVENT + EVENT + "data: [DONE]\n\n");

    RecordingDownstream client = send(exchange(true), both()).awaitEnd();

    assertThat(client.text()).contains("hi").endsWith("data: [DONE]\n\n");
    assertThat(client.failure()).isEmpty();
  }

  @Test
  void asksTheOtherTargetWhereOneDoesNotAnswerInTime() throws Exception {
    firstDoes = request -> {};

    Exchange exchange = exchange(false);
    assertThat(send(exchange, both()).awaitEnd().text()).contains("hello");

    assertThat(exchange.attempts().givenUp().get(0).outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 422})
  void givesARefusedRequestStraightBack(int status) throws Exception {
    firstDoes = status(status);

    RecordingDownstream client = send(exchange(false), both()).awaitEnd();

    assertThat(client.head().status()).isEqualTo(status);
    assertThat(client.text()).isEqualTo(ERROR);
    assertThat(askedSecond).hasValue(0);
  }

  @Test
  void triesNothingAgainOnceAnEventHasCome() throws Exception {
    firstDoes = streaming(EVENT);

    Exchange exchange = exchange(true);
    RecordingDownstream client = send(exchange, both()).awaitEnd();

    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
    assertThat(exchange.attempts().count()).isEqualTo(1);
    assertThat(askedSecond).hasValue(0);
  }

  @Test
  void givesTheLastFailureWhereAllFailAndAsksForNoRepetition() throws Exception {
    firstDoes = status(500);
    secondDoes = status(503);

    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, both()).awaitEnd();

    assertThat(exchange.attempts().count()).isEqualTo(3);
    assertThat(client.head().status()).isIn(500, 503);
    assertThat(client.head().headers()).contains(Map.entry("x-should-retry", "false"));
    assertThat(ending.join().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
  }

  @Test
  void asksNobodyElseForAClientThatLeavesInAPause() throws Exception {
    firstDoes =
        request -> request.response().setStatusCode(429).putHeader("retry-after", "2").end(ERROR);
    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, List.of(target(1, first.actualPort())));
    await().until(() -> exchange.attempts().givenUp().size() == 1);

    client.leave();

    assertThat(ending.get(1, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(askedFirst).hasValue(1);
  }

  @Test
  void endsTheExchangeThoughLookingForAnotherTargetFails() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    ways = new Ways(Map.of(), brittle(broken));
    firstDoes =
        request -> {
          broken.set(true);
          request.response().setStatusCode(429).putHeader("retry-after", "2").end(ERROR);
        };

    RecordingDownstream client = send(exchange(false), both()).awaitEnd();

    assertThat(client.head().status()).isEqualTo(429);
    assertThat(ending.get(1, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    assertThat(askedSecond).hasValue(0);
  }

  /** A clock that fails once it is broken. */
  private static Clock brittle(AtomicBoolean broken) {
    return new Clock() {
      @Override
      public Instant instant() {
        if (broken.get()) {
          throw new IllegalStateException("the clock is broken");
        }
        return Instant.now();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void keepsNothingOfAnAttemptThatHasGivenWay(int status) throws Exception {
    firstDoes = status(status);

    WeakReference<Exchange> given = new WeakReference<>(answeredByTheOther());

    // The connections of both, which lie in their pools, may know their last requests.
    answeredByTheOther();
    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(given.get()).isNull();
            });
  }

  private Exchange answeredByTheOther() throws Exception {
    Exchange exchange = exchange(false);
    assertThat(send(exchange, both()).awaitEnd().text()).contains("hello");
    return exchange;
  }

  @Test
  void triesNothingAgainWhenTheGatewayStops() throws Exception {
    firstDoes = request -> {};
    RecordingDownstream client = send(exchange(false), both());
    await().until(() -> askedFirst.get() == 1);

    relay.cutAll();

    assertThat(client.awaitEnd().failure().orElseThrow().failure())
        .isEqualTo(Failure.SHUTTING_DOWN);
    assertThat(askedSecond).hasValue(0);
  }

  private List<Target> both() {
    return List.of(target(1, first.actualPort()), target(2, second.actualPort()));
  }

  /**
   * Not that of a server that was closed: its socket may take connections until the next select.
   */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Target target(int id, int port) {
    return OneExchange.target(id, Dialect.OPENAI, port);
  }

  private RecordingDownstream send(Exchange exchange, List<Target> targets) {
    RecordingDownstream client = new RecordingDownstream();
    String body = "{\"model\":\"gpt\",\"stream\":" + exchange.streamed() + ",\"messages\":[]}";
    ways.relay(
        relay,
        exchange,
        Asks.read(Address.of(Operation.CHAT_COMPLETIONS), body.getBytes(StandardCharsets.UTF_8)),
        targets,
        client);
    return client;
  }

  private Exchange exchange(boolean stream) {
    return OneExchange.of(Operation.CHAT_COMPLETIONS, stream, ending);
  }
}
