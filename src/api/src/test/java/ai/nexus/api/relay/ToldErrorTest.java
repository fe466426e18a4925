package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors that a provider of any dialect tells under status 200. */
class ToldErrorTest {

  private static final String OPENAI =
      "{\"error\":{\"message\":\"rate limited\",\"type\":\"rate_limit_error\",\"code\":429}}";
  private static final String ANTHROPIC =
      "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}";
  private static final String GEMINI =
      "{\"error\":{\"code\":503,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}";
  private static final Map<Dialect, String> ERRORS =
      Map.of(
          Dialect.OPENAI, OPENAI,
          Dialect.RESPONSES, OPENAI,
          Dialect.ANTHROPIC, ANTHROPIC,
          Dialect.GEMINI, GEMINI);

  @ParameterizedTest
  @CsvSource({
    "OPENAI, OPENAI, 429",
    "OPENAI, RESPONSES, 429",
    "OPENAI, ANTHROPIC, 429",
    "OPENAI, GEMINI, 429",
    "RESPONSES, OPENAI, 429",
    "RESPONSES, RESPONSES, 429",
    "ANTHROPIC, OPENAI, 503",
    "ANTHROPIC, ANTHROPIC, 529",
    "ANTHROPIC, GEMINI, 503",
    "GEMINI, OPENAI, 503",
    "GEMINI, ANTHROPIC, 503",
    "GEMINI, GEMINI, 503"
  })
  void isAnAnswerOfItsStatusAsABodyAndAsTheFirstEvent(Dialect provider, Dialect client, int status)
      throws Exception {
    String json = ERRORS.get(provider);
    try (OneTarget body = OneTarget.telling(provider, json);
        OneTarget stream = OneTarget.streaming(provider, "data: " + json + "\n\n")) {
      assertTold(body, body.ask(client, false), provider == client, json, status);
      assertTold(stream, stream.ask(client, true), provider == client, json, status);
    }
  }

  private static void assertTold(
      OneTarget target, OneTarget.Run run, boolean untouched, String json, int status) {
    assertThat(run.client().head().status()).isEqualTo(status);
    assertThat(run.client().text()).startsWith("{").contains("\"error\"");
    if (untouched) {
      assertThat(run.client().text()).isEqualTo(json);
    }
    assertThat(target.asked()).isEqualTo(3);
    assertThat(run.exchange().attempts().givenUp()).hasSize(2);
    assertThat(run.ended().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    assertThat(run.ended().httpStatus()).isEqualTo(status);
    assertThat(run.exchange().timeToFirstEvent()).as("nothing is estimated").isEmpty();
    assertThat(run.exchange().answerIsWhole()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OPENAI", "RESPONSES", "ANTHROPIC", "GEMINI"})
  void isRecordedUnderItsStatusAmidAStreamToo(Dialect client) throws Exception {
    String error = "{\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"code\":null}}";
    String word = "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}";
    String events = "data: " + word + "\n\ndata: " + error + "\n\n";
    try (OneTarget target = OneTarget.streaming(Dialect.OPENAI, events)) {
      OneTarget.Run run = target.ask(client, true);

      assertThat(run.client().head().status()).isEqualTo(200);
      assertThat(run.client().text()).contains("hi").contains("\"error\"");
      assertThat(run.ended().httpStatus()).isEqualTo(500);
      assertThat(run.ended().code()).hasValue("upstream_500");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OPENAI", "ANTHROPIC", "GEMINI"})
  void isNotBoughtAgainWhereItTellsThatItHasCostSomething(Dialect client) throws Exception {
    String json =
        "{\"error\":{\"message\":\"m\",\"code\":503},"
            + "\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":10,\"total_tokens\":40}}";
    try (OneTarget target = OneTarget.telling(Dialect.OPENAI, json)) {
      OneTarget.Run run = target.ask(client, false);

      assertThat(run.client().head().status()).isEqualTo(503);
      assertThat(run.header("x-should-retry")).hasValue("false");
      assertThat(target.asked()).isEqualTo(1);
      assertThat(run.exchange().usage().tokens().output()).hasValue(10);
      assertThat(run.exchange().answerIsWhole()).isTrue();
    }
  }

  @Test
  void theGatewaysOwnKeyIsTheOperatorsMatterInAnyDialect() throws Exception {
    String json = ANTHROPIC.replace("overloaded_error", "authentication_error");
    try (OneTarget target = OneTarget.telling(Dialect.ANTHROPIC, json)) {
      OneTarget.Run run = target.ask(Dialect.ANTHROPIC, false);

      assertThat(run.client().failure().flatMap(failure -> failure.failure().code()))
          .isEqualTo(Optional.of("upstream_credentials_refused"));
      assertThat(target.asked()).isEqualTo(1);
    }
  }
}
