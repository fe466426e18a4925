package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that have told all of their answer and then send what nobody can read. */
class LateRubbishTest {

  private static final String GEMINI =
      "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hi\"}]},\"finishReason\":\"STOP\"}],"
          + "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2}}\n\n";
  private static final String OPENAI =
      "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},"
          + "\"finish_reason\":\"stop\"}]}\n\n";
  private static final String OPENAI_USAGE =
      "data: {\"id\":\"c\",\"choices\":[],"
          + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n";
  private static final List<String> RUBBISH =
      List.of("data: rubbish\n\n", "data: {\"candidates\":[{\"cont");

  static Stream<Arguments> streams() {
    List<Dialect> clients =
        List.of(Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC, Dialect.GEMINI);
    return RUBBISH.stream()
        .flatMap(
            rubbish ->
                clients.stream()
                    .flatMap(
                        client ->
                            Stream.of(
                                Arguments.of(Dialect.GEMINI, client, GEMINI + rubbish),
                                Arguments.of(
                                    Dialect.OPENAI, client, OPENAI + OPENAI_USAGE + rubbish))));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void areWholeAllTheSame(Dialect provider, Dialect client, String events) throws Exception {
    try (OneTarget target = OneTarget.streaming(provider, events)) {
      OneTarget.Run run = target.ask(client, true);

      assertThat(run.client().text()).contains("hi").doesNotContain("\"cont\"", "rubbish");
      assertThat(run.client().failure()).isEmpty();
      assertThat(run.ended().outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(run.exchange().usage().tokens().output()).hasValue(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"RESPONSES", "ANTHROPIC", "GEMINI"})
  void tellTheirUsageBehindIt(Dialect client) throws Exception {
    String events = OPENAI + RUBBISH.get(0) + OPENAI_USAGE + "data: [DONE]\n\n";
    try (OneTarget target = OneTarget.streaming(Dialect.OPENAI, events)) {
      assertThat(target.ask(client, true).exchange().usage().tokens().output()).hasValue(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OPENAI", "ANTHROPIC"})
  void areBrokenWhereTheEndWasNotTold(Dialect client) throws Exception {
    String unfinished = GEMINI.replace(",\"finishReason\":\"STOP\"", "");
    try (OneTarget target = OneTarget.streaming(Dialect.GEMINI, unfinished + RUBBISH.get(0))) {
      OneTarget.Run run = target.ask(client, true);

      assertThat(run.client().failure()).isPresent();
      assertThat(run.ended().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    }
  }
}
