package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.api.ask.Clients;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rate limits that say in their bodies how long they last. */
class RetryAfterTest {

  private static final String GOOGLE =
      "{\"error\":{\"code\":429,\"message\":\"quota\",\"status\":\"RESOURCE_EXHAUSTED\",\"details\":["
          + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"36.2s\"}]}}";
  private static final String OPENAI =
      "{\"error\":{\"message\":\"Rate limit reached. Please try again in 20s. Visit us.\","
          + "\"type\":\"tokens\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}";

  private static Handler<HttpServerRequest> limited(String body) {
    return request -> request.response().setStatusCode(429).end(body);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OPENAI", "RESPONSES", "ANTHROPIC", "GEMINI"})
  void aTargetThatSaysSoIsLeftAloneForThatTime(Dialect client) throws Exception {
    try (OneTarget target = new OneTarget(Dialect.GEMINI, limited(GOOGLE))) {
      OneTarget.Run run = target.ask(client, false);

      assertThat(run.client().head().status()).isEqualTo(429);
      assertThat(target.asked()).isEqualTo(1);
      assertThat(run.header("retry-after"))
          .isEqualTo(client == Dialect.GEMINI ? Optional.empty() : Optional.of("37"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OPENAI", "ANTHROPIC", "GEMINI"})
  void soIsOneThatSaysItUnderAGoodStatus(Dialect client) throws Exception {
    try (OneTarget target = OneTarget.telling(Dialect.GEMINI, GOOGLE)) {
      OneTarget.Run run = target.ask(client, false);

      assertThat(run.client().head().status()).isEqualTo(429);
      assertThat(target.asked()).isEqualTo(1);
      assertThat(run.header("retry-after"))
          .isEqualTo(client == Dialect.GEMINI ? Optional.empty() : Optional.of("37"));
    }
  }

  @Test
  void openAisWordsCountWhereThereIsNoHeader() throws Exception {
    try (OneTarget target = new OneTarget(Dialect.OPENAI, limited(OPENAI))) {
      assertThat(target.ask(Dialect.OPENAI, false).client().text()).isEqualTo(OPENAI);
      assertThatThrownBy(() -> target.ask(Dialect.OPENAI, false))
          .isInstanceOfSatisfying(
              GatewayException.class,
              again ->
                  assertThat(again.retryAfter().orElseThrow()).isBetween(seconds(15), seconds(20)));
      assertThat(target.asked()).isEqualTo(1);
    }
  }

  @Test
  void aHeaderComesBeforeTheWordsAndGooglesClientsReadItInTheirs() throws Exception {
    Handler<HttpServerRequest> both =
        request -> request.response().setStatusCode(429).putHeader("retry-after", "50").end(OPENAI);
    try (OneTarget target = new OneTarget(Dialect.OPENAI, both)) {
      OneTarget.Run run = target.ask(Dialect.GEMINI, false);

      assertThat(run.header("retry-after")).hasValue("50");
      assertThat(run.client().text()).contains("\"retryDelay\":\"50s\"");
    }
  }

  @Test
  void theGatewaysOwnErrorsSayTheSameInTheirWordsAsInTheirHeaders() {
    GatewayException limited =
        GatewayException.retryAfter(Failure.UPSTREAM_RATE_LIMITED, "m", seconds(4));

    byte[] body = Clients.of(Dialect.GEMINI).error(Clients.told(limited, Optional.empty()));

    assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"retryDelay\":\"4s\"");
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
