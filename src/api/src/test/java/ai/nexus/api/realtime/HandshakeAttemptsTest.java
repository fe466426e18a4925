package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.http.TcpConnection;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.Relay;
import ai.nexus.api.relay.RelayConfig;
import ai.nexus.api.routing.BreakerConfig;
import ai.nexus.api.routing.RetryConfig;
import ai.nexus.api.routing.RoutePlanner;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two targets of one model on loopback, the first asked first, of which the second is well. */
class HandshakeAttemptsTest {

  private static final Duration LIMIT = Duration.ofMillis(800);

  private final AtomicInteger askedFirst = new AtomicInteger();
  private final AtomicInteger askedSecond = new AtomicInteger();
  private final Exchange exchange = exchange();
  private Vertx vertx;
  private Relay relay;
  private HttpServer first;
  private HttpServer second;
  private RoutePlanner planner;
  private volatile Handler<HttpServerRequest> firstDoes = HttpServerRequest::toWebSocket;
  private volatile Handler<HttpServerRequest> secondDoes = HttpServerRequest::toWebSocket;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    first = serve(askedFirst, request -> firstDoes.handle(request));
    second = serve(askedSecond, request -> secondDoes.handle(request));
    relay = new Relay(RelayConfig.read(new SettingsReader(key -> Optional.empty())));
    SettingsReader quick =
        new SettingsReader(
            key -> Optional.ofNullable(Map.of("nexus.retry.base-delay", "1ms").get(key)));
    planner =
        new RoutePlanner(RetryConfig.read(quick), BreakerConfig.read(quick), Clock.systemUTC());
  }

  private HttpServer serve(AtomicInteger asked, Handler<HttpServerRequest> does) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              asked.incrementAndGet();
              does.handle(request);
            })
        .listen(0, "127.0.0.1")
        .await();
  }

  @AfterEach
  void stop() {
    relay.close();
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403, 408, 429, 500, 503, 301})
  void asksTheOtherTargetWhereOneRefuses(int status) throws Exception {
    firstDoes = refusing(status);

    Accepted accepted = open(both());

    assertThat(accepted.target().provider().id()).isEqualTo(2);
    EarlierAttempt refusal = accepted.refusals().get(0);
    assertThat(refusal.providerId()).isEqualTo(1);
    assertThat(refusal.httpStatus()).hasValue(status);
    assertThat(exchange.attempts().count()).isEqualTo(2);
  }

  @Test
  void asksTheOtherTargetWhereOneIsNotThere() throws Exception {
    first.close().await();

    Accepted accepted = open(both());

    assertThat(accepted.target().provider().id()).isEqualTo(2);
    assertThat(accepted.refusals().get(0).errorCode())
        .isEqualTo(Failure.UPSTREAM_UNREACHABLE.code());
  }

  @Test
  void asksTheOtherTargetWhereOneDoesNotAnswerInTime() throws Exception {
    firstDoes = request -> {};

    Accepted accepted = open(both());

    assertThat(accepted.target().provider().id()).isEqualTo(2);
    assertThat(accepted.refusals().get(0).outcome()).isEqualTo(Outcome.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void givesARefusedRequestStraightBack(int status) {
    firstDoes = refusing(status);

    assertThatThrownBy(() -> open(both()))
        .isInstanceOfSatisfying(
            RefusedUpgrade.class, refused -> assertThat(refused.status()).isEqualTo(status));

    assertThat(askedSecond).hasValue(0);
  }

  @Test
  void givesTheLastRefusalWhereAllRefuse() {
    firstDoes = refusing(401);
    secondDoes = refusing(401);

    assertThatThrownBy(() -> open(both()))
        .isInstanceOfSatisfying(
            GatewayException.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(Failure.UPSTREAM_CREDENTIALS);
              assertThat(failed).hasMessageContaining("'p2'");
            });

    assertThat(exchange.attempts().count()).isEqualTo(2);
    assertThat(exchange.target().orElseThrow().provider().id()).isEqualTo(2);
  }

  @Test
  void leavesATargetAloneThatHasRefusedTooOften() throws Exception {
    firstDoes = refusing(503);
    for (int socket = 0; socket < 10; socket++) {
      open(both()).socket().close(1000, "");
    }

    int asked = askedFirst.get();
    open(both()).socket().close(1000, "");

    assertThat(askedFirst).hasValue(asked);
    assertThat(asked).isLessThan(10);
  }

  @Test
  void holdsASeatAsLongAsTheSocketIsOpen() throws Exception {
    List<Target> narrow = List.of(target(1, first, 1));
    Accepted open = open(narrow);

    assertThatThrownBy(() -> open(narrow))
        .isInstanceOfSatisfying(
            GatewayException.class,
            full -> assertThat(full.failure()).isEqualTo(Failure.OVERLOADED));
    open.socket().close(1000, "");

    await().ignoreExceptions().until(() -> open(narrow).refusals().isEmpty());
  }

  @Test
  void holdsNoSeatOfATargetThatHasRefused() throws Exception {
    List<Target> narrow = List.of(target(1, first, 1));
    firstDoes = refusing(400);
    assertThatThrownBy(() -> open(narrow)).isInstanceOf(RefusedUpgrade.class);
    firstDoes = HttpServerRequest::toWebSocket;

    assertThat(open(narrow).refusals()).isEmpty();
  }

  private static Handler<HttpServerRequest> refusing(int status) {
    return request -> request.response().setStatusCode(status).end("no");
  }

  private Accepted open(List<Target> targets) throws RefusedUpgrade {
    RoutePolicy policy = RoutePolicy.of("gpt");
    return new HandshakeAttempts(
            exchange,
            handshake(exchange.facts()),
            planner.plan(policy, List.of(targets), Optional.empty()),
            new Connector(relay.sockets(1 << 20), LIMIT))
        .go();
  }

  private List<Target> both() {
    return List.of(target(1, first, 100), target(2, second, 100));
  }

  private static Target target(int id, HttpServer server, int seats) {
    ProviderLimits limits =
        new ProviderLimits(
            OptionalInt.of(seats),
            OptionalInt.of(0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Provider provider =
        new Provider(
            id,
            "p" + id,
            ProviderApi.of(Dialect.OPENAI),
            URI.create("http://127.0.0.1:" + server.actualPort()),
            Optional.of("sk-" + id),
            1,
            Optional.empty(),
            false,
            OnClientGone.CANCEL,
            limits,
            HealthCheck.PASSIVE,
            Duration.ofMinutes(1));
    return new Target(provider, "gpt", "gpt", Instant.EPOCH, new Placement(id, 1));
  }

  private static Exchange exchange() {
    RequestFacts facts =
        new RequestFacts(
            "realtime",
            Operation.REALTIME,
            "req",
            Optional.empty(),
            Optional.of("conv"),
            false,
            0,
            Optional.empty(),
            List.of());
    return new OpenExchanges(100).open(new Caller("hash", "****"), facts);
  }

  private static Handshake handshake(RequestFacts facts) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HandshakeAttemptsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null);
    return new Handshake(
        new Caller("hash", "****"),
        facts,
        Query.of("model=gpt"),
        new SubProtocols(List.of()),
        TcpConnection.of(request));
  }
}
