package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The relay against a real upstream on loopback, with a client that the test controls. */
class RelayTest {

  private static final String CHUNK =
      "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"up\",\"choices\":"
          + "[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}],\"usage\":null}\n\n";
  private static final String STOP =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
  private static final String USAGE =
      "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,"
          + "\"total_tokens\":10}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";
  private static final String ANSWER =
      "{\"id\":\"a\",\"model\":\"up\",\"choices\":[{\"message\":{\"content\":\"hello\"}}],"
          + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}";

  private static Vertx vertx;
  private static HttpServer server;
  private static Relay relay;
  private static Relay hasty;
  private static volatile Handler<HttpServerRequest> upstream;

  private final AtomicReference<Ending> ending = new AtomicReference<>();

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> upstream.handle(request))
            .listen(0, "127.0.0.1")
            .await();
    Map<String, String> settings =
        Map.of(
            "nexus.upstream.first-event-timeout", "800ms",
            "nexus.upstream.idle-timeout", "800ms",
            "nexus.stream.heartbeat", "100ms");
    relay = new Relay(RelayConfig.read(new SettingsReader(key -> Optional.empty())));
    hasty =
        new Relay(
            RelayConfig.read(new SettingsReader(key -> Optional.ofNullable(settings.get(key)))));
  }

  @AfterAll
  static void stop() {
    relay.close();
    hasty.close();
    vertx.close().await();
  }

  @Test
  void passesAJsonAnswerAndItsUsage() throws Exception {
    upstream = request -> request.response().end(ANSWER);

    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, false).awaitEnd();

    assertThat(client.text()).isEqualTo(ANSWER.replace("\"up\"", "\"gpt\""));
    assertThat(ending.get().outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(exchange.usage().tokens().allInput()).hasValue(5);
    assertThat(exchange.usage().tokens().output()).hasValue(2);
  }

  @Test
  void withholdsTheUsageThatItForcedAndEndsWithDone() throws Exception {
    upstream = streaming(CHUNK + CHUNK + STOP + USAGE + DONE);

    Exchange exchange = exchange(true);
    RecordingDownstream client = send(exchange, true).awaitEnd();

    assertThat(client.text()).doesNotContain("usage").contains("\"model\":\"gpt\"").endsWith(DONE);
    assertThat(exchange.usage().tokens().allInput()).hasValue(7);
    assertThat(exchange.timeToFirstEvent()).isPresent();
    assertThat(ending.get().outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void sendsTheEndOnlyWhenTheRecordIsKept() throws Exception {
    upstream = streaming(CHUNK + STOP + DONE);
    CompletableFuture<Void> kept = new CompletableFuture<>();
    Exchange exchange = exchange(true);
    exchange.listen((ended, how) -> kept);

    RecordingDownstream client = send(exchange, true);

    await().until(exchange::isFinished);
    assertThat(client.text()).doesNotContain("[DONE]");
    kept.complete(null);
    assertThat(client.awaitEnd().text()).endsWith(DONE);
  }

  @Test
  void pausesTheUpstreamWhileTheClientDoesNotRead() throws Exception {
    AtomicInteger written = new AtomicInteger();
    String big = CHUNK.replace("hi", "x".repeat(60_000));
    upstream = request -> writeAsFastAsTaken(request, big, 2_000, written);
    Exchange exchange = exchange(true);
    RecordingDownstream client = new RecordingDownstream();
    client.stopReading();

    Ways.withoutRetries().relay(relay, exchange, ask(true), targets(exchange), client);

    await().until(() -> client.size() > 0);
    int stalledAt = awaitStanding(written);
    // 120 MB are to come; what fits the socket buffers of both sides is far less.
    assertThat(stalledAt).isLessThan(1_000);
    client.readOn();
    client.awaitEnd();
    assertThat(written.get()).isEqualTo(2_000);
    assertThat(ending.get().outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void cancelsTheUpstreamWhenTheClientLeaves() throws Exception {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    upstream =
        request -> {
          request.connection().closeHandler(closed -> cancelled.complete(null));
          request.response().setChunked(true).putHeader("content-type", "text/event-stream");
          request.response().write(CHUNK);
        };
    RecordingDownstream client = send(exchange(true), true);
    await().until(() -> client.size() > 0);

    client.leave();

    assertThat(client.awaitEnd().abandoned()).isTrue();
    await().until(cancelled::isDone);
    assertThat(ending.get().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
  }

  @Test
  void triesOnceMoreWhenAPooledConnectionIsDead() throws Exception {
    upstream = request -> request.response().end(ANSWER);
    send(exchange(false), false).awaitEnd();
    AtomicInteger asked = new AtomicInteger();
    upstream =
        request -> {
          if (asked.incrementAndGet() == 1) {
            request.connection().close();
          } else {
            request.response().end(ANSWER);
          }
        };

    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, false).awaitEnd();

    assertThat(client.failure()).isEmpty();
    assertThat(client.text()).contains("hello");
    assertThat(exchange.attempts().count()).isEqualTo(2);
    EarlierAttempt first = exchange.attempts().givenUp().get(0);
    assertThat(first.outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    assertThat(first.errorCode()).isEqualTo(Failure.UPSTREAM_BROKEN.code());
    assertThat(first.httpStatus()).isEmpty();
  }

  @Test
  void doesNotRepeatARequestThatAFreshConnectionLost() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    upstream =
        request -> {
          asked.incrementAndGet();
          request.connection().close();
        };

    RecordingDownstream client = send(exchange(false), false).awaitEnd();

    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
    // A connection that an earlier test left in the pool may have been tried first.
    assertThat(asked.get()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOT HTTP AT ALL\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
      })
  void doesNotRepeatARequestThatWasAnsweredBadly(String head) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    NetServer bad = vertx.createNetServer().connectHandler(socket -> badly(socket, head, asked));
    URI base = URI.create("http://127.0.0.1:" + bad.listen(0, "127.0.0.1").await().actualPort());
    send(exchange(false, base), false).awaitEnd();

    Exchange exchange = exchange(false, base);
    RecordingDownstream client = send(exchange, false).awaitEnd();

    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
    assertThat(exchange.attempts().count()).isEqualTo(1);
    assertThat(exchange.attempts().givenUp()).isEmpty();
    assertThat(asked).hasValue(2);
    bad.close().await();
  }

  /** Answers the first request well, and each later one with the start of an answer alone. */
  private static void badly(NetSocket socket, String head, AtomicInteger asked) {
    String good = "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER;
    socket.handler(
        piece -> {
          if (!piece.toString().contains("POST ")) {
            return;
          }
          if (asked.incrementAndGet() == 1) {
            socket.write(good);
          } else {
            socket.write(head).onSuccess(sent -> socket.close());
          }
        });
  }

  @Test
  void passesAnUpstreamErrorWithItsHeaders() throws Exception {
    upstream =
        request ->
            request
                .response()
                .setStatusCode(429)
                .putHeader("retry-after", "3")
                .end("{\"error\":{\"message\":\"slow down\"}}");

    RecordingDownstream client = send(exchange(true), true).awaitEnd();

    assertThat(client.head().status()).isEqualTo(429);
    assertThat(client.head().headers()).contains(Map.entry("retry-after", "3"));
    assertThat(client.text()).isEqualTo("{\"error\":{\"message\":\"slow down\"}}");
    assertThat(ending.get().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
  }

  @Test
  void masksTheGatewaysKeyWhereAHeaderEchoesIt() throws Exception {
    upstream =
        request ->
            request
                .response()
                .putHeader("x-echo-auth", request.getHeader("authorization"))
                .putHeader("content-type", "application/json; echo=sk-upstream")
                .end(ANSWER);

    RecordingDownstream client = send(exchange(false), false).awaitEnd();

    assertThat(client.head().headers()).contains(Map.entry("x-echo-auth", "Bearer ****"));
    assertThat(client.head().contentType()).isEqualTo("application/json; echo=****");
  }

  @Test
  void withholdsTheHeadersThatTheUpstreamCallsHopByHop() throws Exception {
    upstream =
        request ->
            request
                .response()
                .putHeader("connection", "keep-alive, X-Hop")
                .putHeader("x-hop", "1")
                .putHeader("x-end", "2")
                .end(ANSWER);

    RecordingDownstream client = send(exchange(false), false).awaitEnd();

    assertThat(client.head().headers())
        .contains(Map.entry("x-end", "2"))
        .extracting(Map.Entry::getKey)
        .doesNotContain("x-hop", "connection");
  }

  @Test
  void keepsTheGatewaysOwnCredentialsTroubleFromTheClient() throws Exception {
    upstream = request -> request.response().setStatusCode(401).end("bad key sk-secret");

    RecordingDownstream client = send(exchange(true), true).awaitEnd();

    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_CREDENTIALS);
    assertThat(client.failure().orElseThrow()).hasMessageNotContaining("sk-secret");
    assertThat(client.mayRetry()).isFalse();
  }

  @Test
  void saysSoWhenAStreamBreaksOff() throws Exception {
    upstream =
        request -> {
          request.response().setChunked(true).putHeader("content-type", "text/event-stream");
          request.response().write(CHUNK).onSuccess(sent -> request.connection().close());
        };

    RecordingDownstream client = send(exchange(true), true).awaitEnd();

    assertThat(client.text()).contains("hi").doesNotContain("[DONE]");
    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
    assertThat(ending.get().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
  }

  @Test
  void givesAnErrorInsteadOfHalfAJsonAnswer() throws Exception {
    upstream =
        request -> {
          request.response().putHeader("content-length", "1000");
          request
              .response()
              .write(ANSWER.substring(0, 40))
              .onSuccess(sent -> request.connection().close());
        };

    RecordingDownstream client = send(exchange(false), false).awaitEnd();

    assertThat(client.text()).isEmpty();
    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
  }

  @Test
  void limitsHowLongAnUpstreamMayTakeToBegin() throws Exception {
    upstream = request -> {};

    RecordingDownstream client = send(hasty, exchange(false), false).awaitEnd();

    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_TIMEOUT);
    assertThat(ending.get().outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void keepsTheClientWarmWhileTheUpstreamThinksAndGivesUpWhenItThinksTooLong() throws Exception {
    upstream =
        request -> {
          request.response().setChunked(true).putHeader("content-type", "text/event-stream");
          request.response().write(CHUNK);
        };

    RecordingDownstream client = send(hasty, exchange(true), true).awaitEnd();

    assertThat(client.text()).contains(": ping");
    assertThat(client.failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_TIMEOUT);
  }

  @Test
  void streamsALongJsonAnswerThroughWithItsUsage() throws Exception {
    String longAnswer = ANSWER.replace("hello", "y".repeat(3 << 20));
    upstream = request -> request.response().end(longAnswer);

    Exchange exchange = exchange(false);
    RecordingDownstream client = send(exchange, false).awaitEnd();

    String expected = longAnswer.replace("\"up\"", "\"gpt\"");
    assertThat(client.text().equals(expected)).isTrue();
    assertThat(client.head().length()).hasValue(expected.length());
    assertThat(exchange.usage().tokens().output()).hasValue(2);
  }

  @Test
  void carriesManyStreamsAtOnceByteForByte() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      body.append(CHUNK.replace("hi", "tökën " + i + " 你好"));
    }
    upstream = request -> trickle(request, body + STOP + USAGE + DONE);
    CopyOnWriteArrayList<RecordingDownstream> clients = new CopyOnWriteArrayList<>();

    for (int i = 0; i < 300; i++) {
      clients.add(send(exchange(true), true));
    }

    String expected =
        (body + STOP + DONE)
            .replace("\"model\":\"up\"", "\"model\":\"gpt\"")
            .replace(",\"usage\":null", "");
    for (RecordingDownstream client : clients) {
      assertThat(client.awaitEnd().failure()).isEmpty();
      assertThat(client.text()).isEqualTo(expected);
    }
  }

  private static int awaitStanding(AtomicInteger counter) {
    AtomicInteger last = new AtomicInteger(-1);
    await()
        .pollInterval(java.time.Duration.ofMillis(300))
        .until(() -> last.getAndSet(counter.get()) == counter.get() && counter.get() > 0);
    return counter.get();
  }

  private static void writeAsFastAsTaken(
      HttpServerRequest request, String event, int times, AtomicInteger written) {
    var response = request.response();
    response.setChunked(true).putHeader("content-type", "text/event-stream");
    pump(response, event, times, written);
  }

  private static void pump(
      io.vertx.core.http.HttpServerResponse response,
      String event,
      int times,
      AtomicInteger written) {
    while (written.get() < times) {
      written.incrementAndGet();
      response.write(event);
      if (response.writeQueueFull()) {
        response.drainHandler(drained -> pump(response, event, times, written));
        return;
      }
    }
    response.end(STOP + DONE);
  }

  /** Sends in pieces that end anywhere, inside characters too. */
  private static void trickle(HttpServerRequest request, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var response = request.response();
    response.setChunked(true).putHeader("content-type", "text/event-stream");
    int piece = 777;
    for (int at = 0; at < bytes.length; at += piece) {
      int end = Math.min(bytes.length, at + piece);
      response.write(Buffer.buffer(java.util.Arrays.copyOfRange(bytes, at, end)));
    }
    response.end();
  }

  private static Handler<HttpServerRequest> streaming(String body) {
    return request -> request.response().putHeader("content-type", "text/event-stream").end(body);
  }

  private RecordingDownstream send(Exchange exchange, boolean stream) {
    return send(relay, exchange, stream);
  }

  private RecordingDownstream send(Relay through, Exchange exchange, boolean stream) {
    RecordingDownstream client = new RecordingDownstream();
    Ways.withoutRetries().relay(through, exchange, ask(stream), targets(exchange), client);
    return client;
  }

  private static List<Target> targets(Exchange exchange) {
    return List.of(exchange.target().orElseThrow());
  }

  private static Ask ask(boolean stream) {
    String body = "{\"model\":\"gpt\",\"stream\":" + stream + ",\"messages\":[]}";
    return Asks.read(Address.of(Operation.CHAT_COMPLETIONS), body.getBytes(StandardCharsets.UTF_8));
  }

  private Exchange exchange(boolean stream) {
    return exchange(stream, URI.create("http://127.0.0.1:" + server.actualPort()));
  }

  private Exchange exchange(boolean stream, URI base) {
    Exchange exchange =
        new OpenExchanges(10_000)
            .open(
                new Caller("hash", "****"),
                new RequestFacts(
                    "chat.completions",
                    Operation.CHAT_COMPLETIONS,
                    "req",
                    Optional.empty(),
                    Optional.of("conv"),
                    false,
                    0,
                    Optional.empty(),
                    List.of()));
    exchange.listen(
        (ended, how) -> {
          ending.set(how);
          return CompletableFuture.completedStage(null);
        });
    exchange.asked(new byte[0], "gpt", stream, Optional.empty());
    Provider provider =
        new Provider(
            1,
            "Up",
            Dialect.OPENAI,
            base,
            Optional.of("sk-upstream"),
            Optional.empty(),
            false,
            OnClientGone.CANCEL);
    exchange.routed(new Target(provider, "gpt", "up", Instant.EPOCH));
    return exchange;
  }
}
