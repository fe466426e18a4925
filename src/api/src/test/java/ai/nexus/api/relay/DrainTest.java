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
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an answer whose client has gone; the test decides when either side moves. */
class DrainTest {

  private static final String CHUNK =
      "data: {\"id\":\"c\",\"model\":\"up\",\"choices\":"
          + "[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}]}\n\n";
  private static final String REST =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,"
          + "\"completion_tokens\":3,\"total_tokens\":10}}\n\n"
          + "data: [DONE]\n\n";
  private static final String ANSWER =
      "{\"id\":\"a\",\"model\":\"up\",\"choices\":[{\"message\":{\"content\":\"hello\"}}],"
          + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}";

  /** A request at the upstream, and whether its connection has been closed. */
  private record Asked(HttpServerRequest request, AtomicBoolean closed) {

    HttpServerResponse response() {
      return request.response();
    }
  }

  /** One exchange, its client and what it was finished with. */
  private record Call(
      Exchange exchange, RecordingDownstream client, CompletableFuture<Ending> ending) {

    void leaveAndAwaitThatItIsSeen() {
      client.leave();
      await().until(client::abandoned);
    }

    Ending awaitEnding() throws Exception {
      return ending.get(20, TimeUnit.SECONDS);
    }

    long outputTokens() {
      return exchange.usage().tokens().output().orElseThrow();
    }
  }

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private HttpServer server;
  private Relay relay;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    server = vertx.createHttpServer().requestHandler(this::note).listen(0, "127.0.0.1").await();
    relay = relay(Map.of());
  }

  private void note(HttpServerRequest request) {
    AtomicBoolean closed = new AtomicBoolean();
    request.connection().closeHandler(nothing -> closed.set(true));
    asked.add(new Asked(request, closed));
  }

  @AfterEach
  void stop() {
    relay.close();
    vertx.close().await();
  }

  @Test
  void readsAStreamOnToItsUsage() throws Exception {
    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);

    call.leaveAndAwaitThatItIsSeen();
    assertThat(call.exchange().isFinished()).isFalse();
    upstream.response().end(CHUNK + REST);

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.exchange().answerIsWhole()).isTrue();
    assertThat(call.outputTokens()).isEqualTo(3);
    assertThat(call.client().text()).isEqualTo(CHUNK.replace("\"up\"", "\"gpt\""));
    assertThat(upstream.closed()).isFalse();
  }

  @Test
  void readsAJsonAnswerThatHasNotBegun() throws Exception {
    Call call = ask(OnClientGone.DRAIN, false);
    Asked upstream = nextAsked();

    call.leaveAndAwaitThatItIsSeen();
    upstream.response().end(ANSWER);

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.exchange().answerIsWhole()).isTrue();
    assertThat(call.outputTokens()).isEqualTo(2);
    assertThat(call.client().text()).isEmpty();
  }

  @Test
  void readsALongJsonAnswerThatStreamsThrough() throws Exception {
    String longAnswer = ANSWER.replace("hello", "y".repeat(3 << 20));
    Call call = ask(OnClientGone.DRAIN, false);
    HttpServerResponse response = nextAsked().response().setChunked(true);
    response.write(longAnswer.substring(0, 2 << 20));
    await().until(() -> call.client().size() > 0);

    call.leaveAndAwaitThatItIsSeen();
    response.end(longAnswer.substring(2 << 20));

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.outputTokens()).isEqualTo(2);
    assertThat(call.client().size()).isLessThan(longAnswer.length());
  }

  @Test
  void isNotHeldBackByAClientThatReadNothing() throws Exception {
    Call call = ask(OnClientGone.DRAIN, true);
    call.client().stopReading();
    Asked upstream = beginStream(call);
    // Far more than the buffers between take.
    String big = CHUNK.replace("hi", "x".repeat(60_000)).repeat(500);
    upstream.response().write(big).onSuccess(all -> upstream.response().end(REST));
    assertThat(call.exchange().isFinished()).isFalse();

    call.leaveAndAwaitThatItIsSeen();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.outputTokens()).isEqualTo(3);
    assertThat(call.client().size()).isLessThan(big.length());
  }

  @Test
  void cancelsAtOnceWhereTheProviderSaysSo() throws Exception {
    Call call = ask(OnClientGone.CANCEL, true);
    Asked upstream = beginStream(call);

    call.client().leave();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.exchange().answerIsWhole()).isFalse();
    await().untilTrue(upstream.closed());
  }

  @Test
  void cancelsForAClientThatAsksForTheEndAndIsThere() throws Exception {
    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);

    call.client().cancel();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    await().untilTrue(upstream.closed());
  }

  @Test
  void readsOnForALimitedTime() throws Exception {
    relayWith(Map.of("nexus.relay.drain-timeout", "400ms"));
    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);

    call.leaveAndAwaitThatItIsSeen();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.exchange().answerIsWhole()).isFalse();
    await().untilTrue(upstream.closed());
  }

  @Test
  void readsALimitedNumberOnAtATime() throws Exception {
    relayWith(Map.of("nexus.relay.max-drains", "1"));
    Call first = ask(OnClientGone.DRAIN, true);
    Asked firstUpstream = beginStream(first);
    Call second = ask(OnClientGone.DRAIN, true);
    Asked secondUpstream = beginStream(second);

    first.leaveAndAwaitThatItIsSeen();
    second.leaveAndAwaitThatItIsSeen();

    assertThat(second.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    await().untilTrue(secondUpstream.closed());
    assertThat(first.exchange().isFinished()).isFalse();
    firstUpstream.response().end(REST);
    first.awaitEnding();
    assertThat(first.outputTokens()).isEqualTo(3);
  }

  @Test
  void givesItsPlaceBackHoweverItEnds() throws Exception {
    relayWith(Map.of("nexus.relay.max-drains", "1", "nexus.relay.drain-timeout", "400ms"));
    Call late = ask(OnClientGone.DRAIN, true);
    beginStream(late);
    late.leaveAndAwaitThatItIsSeen();
    late.awaitEnding();
    Call broken = ask(OnClientGone.DRAIN, true);
    Asked breaking = beginStream(broken);
    broken.leaveAndAwaitThatItIsSeen();
    breaking.request().connection().close();
    broken.awaitEnding();

    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);
    call.leaveAndAwaitThatItIsSeen();
    upstream.response().end(REST);

    call.awaitEnding();
    assertThat(call.outputTokens()).isEqualTo(3);
  }

  @Test
  void countsAsLeftEvenWhereTheUpstreamBreaksOff() throws Exception {
    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);

    call.leaveAndAwaitThatItIsSeen();
    upstream.request().connection().close();

    Ending ending = call.awaitEnding();
    assertThat(ending.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(ending.code()).contains("client_closed");
    assertThat(call.exchange().answerIsWhole()).isFalse();
  }

  @Test
  void endsWhenTheGatewayStops() throws Exception {
    Call call = ask(OnClientGone.DRAIN, true);
    Asked upstream = beginStream(call);
    call.leaveAndAwaitThatItIsSeen();

    relay.cutAll();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    await().untilTrue(upstream.closed());
  }

  @Test
  void doesNotRepeatARequestForNobody() throws Exception {
    relayWith(Map.of("nexus.relay.event-loops", "1"));
    Call before = ask(OnClientGone.DRAIN, false);
    nextAsked().response().end(ANSWER);
    before.client().awaitEnd();
    Call call = ask(OnClientGone.DRAIN, false);
    Asked onPooledConnection = nextAsked();

    call.leaveAndAwaitThatItIsSeen();
    onPooledConnection.request().connection().close();

    assertThat(call.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(call.exchange().attempts().count()).isEqualTo(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void doesNotSendForNobodyARequestThatWaitsForAConnection() throws Exception {
    relayWith(Map.of("nexus.relay.event-loops", "1", "nexus.upstream.max-connections", "1"));
    Call first = ask(OnClientGone.DRAIN, false);
    Asked upstream = nextAsked();
    Call waiting = ask(OnClientGone.DRAIN, false);
    await().until(() -> waiting.exchange().attempts().count() == 1);

    waiting.leaveAndAwaitThatItIsSeen();

    assertThat(waiting.awaitEnding().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    upstream.response().end(ANSWER);
    first.client().awaitEnd();
    Call next = ask(OnClientGone.DRAIN, false);
    nextAsked().response().end(ANSWER);
    next.client().awaitEnd();
    assertThat(asked).isEmpty();
  }

  private void relayWith(Map<String, String> settings) {
    relay.close();
    relay = relay(settings);
  }

  private static Relay relay(Map<String, String> settings) {
    return new Relay(
        RelayConfig.read(new SettingsReader(key -> Optional.ofNullable(settings.get(key)))));
  }

  private Asked nextAsked() throws InterruptedException {
    return Optional.ofNullable(asked.poll(20, TimeUnit.SECONDS)).orElseThrow();
  }

  /** Sends the first event and waits until the client has it. */
  private Asked beginStream(Call call) throws InterruptedException {
    Asked upstream = nextAsked();
    upstream.response().setChunked(true).putHeader("content-type", "text/event-stream");
    upstream.response().write(CHUNK);
    await().until(() -> call.client().size() > 0);
    return upstream;
  }

  private Call ask(OnClientGone policy, boolean stream) {
    Call call =
        new Call(exchange(policy, stream), new RecordingDownstream(), new CompletableFuture<>());
    call.exchange()
        .listen(
            (ended, how) -> {
              call.ending().complete(how);
              return CompletableFuture.completedStage(null);
            });
    String body = "{\"model\":\"gpt\",\"stream\":" + stream + ",\"messages\":[]}";
    Ask ask =
        Asks.read(Address.of(Operation.CHAT_COMPLETIONS), body.getBytes(StandardCharsets.UTF_8));
    Target target = call.exchange().target().orElseThrow();
    Ways.withoutRetries().relay(relay, call.exchange(), ask, List.of(target), call.client());
    return call;
  }

  private Exchange exchange(OnClientGone policy, boolean stream) {
    RequestFacts facts =
        new RequestFacts(
            "chat.completions",
            Operation.CHAT_COMPLETIONS,
            "req",
            Optional.empty(),
            Optional.of("conv"),
            false,
            0,
            Optional.empty(),
            List.of());
    Exchange exchange = new OpenExchanges(10_000).open(new Caller("hash", "****"), facts);
    exchange.asked(new byte[0], "gpt", stream, Optional.empty());
    URI base = URI.create("http://127.0.0.1:" + server.actualPort());
    Provider provider =
        new Provider(
            1,
            "Up",
            Dialect.OPENAI,
            base,
            Optional.of("sk-upstream"),
            Optional.empty(),
            false,
            policy);
    exchange.routed(new Target(provider, "gpt", "up", Instant.EPOCH));
    return exchange;
  }
}
