package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.AnswerIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiAnswersTest {

  static final AnswerIdentity HEAD = new AnswerIdentity("answer-1", "mine", Instant.EPOCH, false);

  static Stream<Fixture> answers() {
    return Fixture.all("answers");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsAndWritesAnswers(Fixture fixture) {
    ChatAnswer answer = read(fixture.sections().get(0));
    byte[] written = new GeminiClient().answer(answer, HEAD);

    assertThat(answer.usage().tokens()).hasToString(fixture.facts().get("usage"));
    assertThat(finishes(answer)).isEqualTo(fixture.facts().get("finish"));
    assertThat(Fixture.json(new String(written, UTF_8)))
        .isEqualTo(Fixture.json(fixture.sections().get(1)));
  }

  private static String finishes(ChatAnswer answer) {
    return answer.choices().stream()
        .map(choice -> choice.finish().orElseThrow().reason().name())
        .collect(Collectors.joining(" "));
  }

  @Test
  void makesUpIdsOfCallsThatNoOtherAnswerHas() {
    String body =
        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"f\"}}]}}]}";

    List<String> ids = Stream.of(read(body), read(body)).map(answer -> callId(answer)).toList();

    assertThat(ids)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("call_0_[A-Za-z0-9_-]{1,33}"));
  }

  private static String callId(ChatAnswer answer) {
    return ((Part.ToolCall) answer.choices().get(0).parts().get(0)).id();
  }

  @Test
  void readsPicturesAndIgnoresWhatItDoesNotKnow() {
    ChatAnswer answer =
        read(
            """
            {"candidates":[{"content":{"parts":[
              {"inlineData":{"mimeType":"image/png","data":"AAAA"}},
              {"inlineData":{"mimeType":"video/mp4","data":"AAAA"}},
              {"ofNextYear":1}, {}]},"ofNextYear":[]}],"ofNextYear":{}}
            """);

    assertThat(answer.choices())
        .containsExactly(
            new ChatAnswer.Choice(
                0,
                List.of(
                    new Part.Image(
                        new Media.Inline("image/png", "AAAA"), Optional.empty(), Optional.empty())),
                Optional.empty()));
    assertThat(answer.usage()).isEqualTo(UsageReport.NONE);
  }

  @Test
  void givesAnEmptyChoiceWhereThereIsNone() {
    assertThat(read("{\"usageMetadata\":{}}").choices())
        .containsExactly(
            new ChatAnswer.Choice(0, List.of(), Optional.of(Finish.of(Finish.Reason.STOP))));
  }

  /** As OpenAI ends an answer whose form was asked for. */
  @Test
  void tellsARefusalThatSaysNoMoreThanStop() {
    ChatAnswer.Choice refused =
        new ChatAnswer.Choice(
            0, List.of(new Part.Refusal("No.")), Optional.of(Finish.of(Finish.Reason.STOP)));

    ChatAnswer answer =
        new ChatAnswer(Optional.empty(), Optional.empty(), List.of(refused), UsageReport.NONE);

    assertThat(new String(new GeminiClient().answer(answer, HEAD), UTF_8))
        .contains("{\"text\":\"No.\"}", "\"finishReason\":\"SAFETY\"");
  }

  @Test
  void writesForeignAnswers() {
    ChatAnswer answer =
        new ChatAnswer(
            Optional.of("msg_1"),
            Optional.of("claude"),
            List.of(
                new ChatAnswer.Choice(
                    0,
                    List.of(
                        new Part.Thinking("Well.", Optional.of("ErUB")),
                        new Part.RedactedThinking("x"),
                        Part.Text.of("a\ud83d"),
                        new Part.ToolCall("t1", "f", "", Optional.empty(), Optional.empty()),
                        new Part.ToolCall("t2", "f", "{bad", Optional.empty(), Optional.empty())),
                    Optional.of(Finish.of(Finish.Reason.TOOL_CALLS)))),
            UsageReport.NONE);

    assertThat(new String(new GeminiClient().answer(answer, HEAD), UTF_8))
        .isEqualTo(
            "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":["
                + "{\"text\":\"Well.\",\"thought\":true,\"thoughtSignature\":\"ErUB\"},"
                + "{\"text\":\"\",\"thoughtSignature\":\"bmV4dXMucmVkYWN0ZWQ6eA==\"},"
                + "{\"text\":\"a\\ud83d\"},"
                + "{\"functionCall\":{\"id\":\"t1\",\"name\":\"f\",\"args\":{}}}]},"
                + "\"finishReason\":\"MALFORMED_FUNCTION_CALL\",\"index\":0}],"
                + "\"modelVersion\":\"mine\",\"responseId\":\"answer-1\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html>",
        "{}",
        "{\"choices\":[]}",
        "{\"error\":{\"message\":\"no\"}}",
        "{\"candidates\":1}",
        "{\"candidates\":[1]}",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{}}]}}]}"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(UpstreamFormatException.class);
  }

  private static ChatAnswer read(String body) {
    return new GeminiProvider().answer(body.getBytes(UTF_8));
  }
}
