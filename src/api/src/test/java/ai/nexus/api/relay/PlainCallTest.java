package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainCallTest {

  private static final int MOST_FETCHES = 8;

  private final AtomicInteger asked = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  private final Relay relay =
      new Relay(RelayConfig.read(new SettingsReader(k -> Optional.empty())));
  private final HttpServer server =
      vertx
          .createHttpServer()
          .requestHandler(
              request -> {
                asked.incrementAndGet();
                if (request.path().equals("/models")) {
                  request.response().end("{}");
                }
              })
          .listen(0, "127.0.0.1")
          .await();

  @AfterEach
  void stop() {
    relay.close();
    vertx.close().await();
  }

  @Test
  void probesHaveRoomWhereWhatClientsFetchTakesAllOfTheirs() throws Exception {
    List<CompletableFuture<PlainAnswer>> silent = new ArrayList<>();
    for (int i = 0; i < MOST_FETCHES; i++) {
      silent.add(relay.fetch(provider(), "GET", "/silent").toCompletableFuture());
    }
    await().until(() -> asked.get() == MOST_FETCHES);

    CompletableFuture<PlainAnswer> tooMany =
        relay.fetch(provider(), "GET", "/models").toCompletableFuture();
    CompletableFuture<PlainAnswer> probe =
        relay.probe(provider(), "GET", "/models").toCompletableFuture();

    assertThatThrownBy(tooMany::get)
        .cause()
        .isInstanceOfSatisfying(
            GatewayException.class,
            full -> assertThat(full.failure()).isEqualTo(Failure.OVERLOADED));
    assertThat(probe.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(silent).noneMatch(CompletableFuture::isDone);
  }

  private Provider provider() {
    return new Provider(
        1,
        "p",
        Dialect.OPENAI,
        URI.create("http://127.0.0.1:" + server.actualPort()),
        Optional.empty(),
        Optional.empty(),
        false,
        OnClientGone.CANCEL);
  }
}
