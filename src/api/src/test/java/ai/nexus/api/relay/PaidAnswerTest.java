package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.error.Failure;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that a model wrote badly, or that nobody can read, and that cost what they cost. */
class PaidAnswerTest {

  private static final String BAD = "{\\\"city\\\": \\\"P\\\",}";
  private static final String CHAT =
      "{\"id\":\"a\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,"
          + "\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\","
          + "\"arguments\":\""
          + BAD
          + "\"}}]},\"finish_reason\":\"tool_calls\"}],"
          + "\"usage\":{\"prompt_tokens\":3000,\"completion_tokens\":1000,\"total_tokens\":4000}}";
  private static final String RESPONSE =
      "{\"id\":\"r\",\"status\":\"completed\",\"output\":[{\"type\":\"function_call\",\"id\":\"i\","
          + "\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\""
          + BAD
          + "\"}],\"usage\":{\"input_tokens\":3000,\"output_tokens\":1000,\"total_tokens\":4000}}";

  @ParameterizedTest
  @CsvSource({
    "OPENAI, ANTHROPIC, INVALID_JSON",
    "OPENAI, GEMINI, MALFORMED_FUNCTION_CALL",
    "OPENAI, RESPONSES, function_call",
    "RESPONSES, OPENAI, tool_calls",
    "RESPONSES, ANTHROPIC, INVALID_JSON",
    "RESPONSES, GEMINI, MALFORMED_FUNCTION_CALL"
  })
  void argumentsThatAreNoJsonPassAndAreCounted(Dialect provider, Dialect client, String told)
      throws Exception {
    String answer = provider == Dialect.OPENAI ? CHAT : RESPONSE;
    try (OneTarget target = OneTarget.telling(provider, answer)) {
      OneTarget.Run run = target.ask(client, false);

      assertThat(run.client().head().status()).isEqualTo(200);
      assertThat(run.client().text()).contains(told);
      assertThat(run.ended().outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(target.asked()).isEqualTo(1);
      assertThat(run.exchange().usage().tokens().output()).hasValue(1000);
    }
  }

  static Stream<Arguments> unreadable() {
    String openAi = "\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":10}}";
    String others = "\"usage\":{\"input_tokens\":30,\"output_tokens\":10}}";
    String gemini = "\"usageMetadata\":{\"promptTokenCount\":30,\"candidatesTokenCount\":10}}";
    return Stream.of(
        Arguments.of(Dialect.OPENAI, Dialect.ANTHROPIC, "{\"choices\":[]," + openAi),
        Arguments.of(Dialect.RESPONSES, Dialect.OPENAI, "{\"output\":{}," + others),
        Arguments.of(Dialect.ANTHROPIC, Dialect.OPENAI, "{\"content\":{}," + others),
        Arguments.of(Dialect.GEMINI, Dialect.OPENAI, "{\"candidates\":{}," + gemini));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatCannotBeTranslatedIsCountedAndNotBoughtAgain(
      Dialect provider, Dialect client, String answer) throws Exception {
    try (OneTarget target = OneTarget.telling(provider, answer)) {
      OneTarget.Run run = target.ask(client, false);

      assertThat(run.client().failure().orElseThrow().failure()).isEqualTo(Failure.UPSTREAM_BROKEN);
      assertThat(run.client().mayRetry()).isFalse();
      assertThat(target.asked()).isEqualTo(1);
      assertCounted(run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, '{\"content\":{},\"usage\":{\"input_tokens\":30,\"output_tokens\":10}}'",
    "GEMINI, '{\"candidates\":{},\"usageMetadata\":{\"promptTokenCount\":30,\"candidatesTokenCount\":10}}'"
  })
  void whatPassesUnreadIsCounted(Dialect dialect, String answer) throws Exception {
    try (OneTarget target = OneTarget.telling(dialect, answer)) {
      OneTarget.Run run = target.ask(dialect, false);

      assertThat(run.client().text()).isEqualTo(answer);
      assertThat(run.ended().code()).hasValue("upstream_malformed");
      assertCounted(run);
    }
  }

  private static void assertCounted(OneTarget.Run run) {
    assertThat(run.exchange().usage().tokens()).hasToString("input_tokens=30 output_tokens=10");
    assertThat(run.exchange().usage().raw()).isPresent();
    assertThat(run.exchange().answerIsWhole()).as("so that it counts as reported").isTrue();
  }
}
