package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.api.exchange.Attempts;
import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.http.TcpConnection;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.realtime.EventHead;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenResponsesTest {

  private final List<Ending> entries = new ArrayList<>();
  private final List<Attempts> attempts = new ArrayList<>();
  private final OpenExchanges open = new OpenExchanges(10);
  private final OpenResponses responses =
      new OpenResponses(
          recording(), handshake(), new Accepted(target(), null, List.of()), refused -> {});

  @Test
  void makesOneEntryOfOneIdThoughItsEndIsToldAgain() {
    heard("response.created", "resp_1", "in_progress");
    heard("response.done", "resp_1", "completed");

    heard("response.done", "resp_1", "failed");

    assertThat(entries).extracting(Ending::outcome).containsExactly(Outcome.COMPLETED);
    assertThat(open.count()).isZero();
  }

  @Test
  void doesNotBeginAgainWhatHasEnded() {
    heard("response.done", "resp_1", "completed");

    heard("response.created", "resp_1", "in_progress");
    assertThat(responses.endAll(Failure.CLIENT_GONE)).isCompleted();

    assertThat(entries).hasSize(1);
    assertThat(open.count()).isZero();
  }

  @Test
  void makesAnEntryOfEachOther() {
    heard("response.created", "resp_1", "in_progress");
    heard("response.created", "resp_2", "in_progress");
    heard("response.done", "resp_2", "completed");
    heard("response.done", "resp_3", "cancelled");

    assertThat(responses.endAll(Failure.UPSTREAM_BROKEN)).isCompleted();

    assertThat(entries)
        .extracting(Ending::outcome)
        .containsExactly(Outcome.COMPLETED, Outcome.CLIENT_CLOSED, Outcome.UPSTREAM_ERROR);
  }

  @Test
  void tellsInTheFirstEntryWhoRefusedTheSocketBefore() {
    EarlierAttempt refusal =
        new EarlierAttempt(
            Instant.EPOCH,
            Duration.ofMillis(3),
            2,
            "Full",
            "gpt-realtime",
            Outcome.UPSTREAM_ERROR,
            Optional.of(503),
            Optional.of("upstream_503"));
    OpenResponses second =
        new OpenResponses(
            recording(),
            handshake(),
            new Accepted(target(), null, List.of(refusal)),
            refused -> {});

    heard(second, "response.done", "resp_1", "completed");
    heard(second, "response.done", "resp_2", "completed");

    assertThat(attempts).extracting(Attempts::count).containsExactly(2, 1);
    assertThat(attempts.get(0).givenUp()).containsExactly(refusal);
  }

  private void heard(String type, String id, String status) {
    heard(responses, type, id, status);
  }

  private static void heard(OpenResponses by, String type, String id, String status) {
    String event =
        "{\"type\":\"%s\",\"response\":{\"id\":\"%s\",\"status\":\"%s\"}}"
            .formatted(type, id, status);
    EventHead head = EventHead.of(event.getBytes(StandardCharsets.UTF_8));

    assertThat(by.heard(head, event)).isCompleted();
  }

  private Exchanges recording() {
    return new Exchanges() {
      @Override
      public Exchange open(Caller caller, RequestFacts facts) {
        Exchange exchange = open.open(caller, facts);
        exchange.listen(
            (ended, how) -> {
              entries.add(how);
              attempts.add(ended.attempts());
              return CompletableFuture.completedStage(null);
            });
        return exchange;
      }

      @Override
      public void admit(Exchange exchange) {
        open.admit(exchange);
      }
    };
  }

  private static Handshake handshake() {
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
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                OpenResponsesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null);
    return new Handshake(
        new Caller("hash", "****"),
        facts,
        Query.of("model=gpt-realtime"),
        new SubProtocols(List.of()),
        TcpConnection.of(request));
  }

  private static Target target() {
    Provider provider =
        new Provider(
            1,
            "Up",
            Dialect.OPENAI,
            URI.create("http://127.0.0.1:1/v1"),
            Optional.of("sk-upstream"),
            Optional.empty(),
            false,
            OnClientGone.CANCEL);
    return new Target(provider, "gpt-realtime", "gpt-realtime", Instant.EPOCH);
  }
}
