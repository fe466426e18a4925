package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers, read and written. */
class AnswerTest {

  static List<Path> answers() {
    return Fixtures.files("anthropic/answers");
  }

  private static ChatAnswer read(String body) {
    return new AnthropicProvider().answer(body.getBytes(UTF_8));
  }

  private static JsonObject write(ChatAnswer answer) {
    return Fixtures.json(new String(new AnthropicClient().answer(answer, Fixtures.HEAD), UTF_8));
  }

  private static ChatAnswer answer(Optional<Finish> finish, Part... parts) {
    return new ChatAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(new ChatAnswer.Choice(0, List.of(parts), finish)),
        UsageReport.NONE);
  }

  @Test
  void readsEveryBlockThatOthersKnow() {
    ChatAnswer answer = read(Fixtures.recorded("tool-use.json"));

    assertThat(answer.id()).hasValue("msg_013Zva2CMHLNnXjNJJKqJ2EF");
    assertThat(answer.model()).hasValue("claude-opus-4-6");
    assertThat(answer.choices())
        .containsExactly(
            new ChatAnswer.Choice(
                0,
                List.of(
                    new Part.Thinking("Which city?", Optional.of("EqQBCgIYAhIM")),
                    new Part.RedactedThinking("EmwKAhgB"),
                    Part.Text.of("Let me look."),
                    Fixtures.call(
                        "toolu_1",
                        "get_weather",
                        "{\"city\":\"Köln\",\"days\":1.10,\"big\":12345678901234567890}"),
                    Fixtures.call("toolu_2", "get_time", "{}")),
                Optional.of(Finish.of(Reason.TOOL_CALLS))));
  }

  /** Recorded answers as they come out for a client. */
  @ParameterizedTest
  @MethodSource("answers")
  void writesWhatItRead(Path expected) {
    String recorded = Fixtures.recorded(expected.getFileName().toString());

    assertThat(write(read(recorded))).isEqualTo(Fixtures.json(Fixtures.text(expected)));
  }

  @Test
  void tellsWhyTheModelRefused() {
    ChatAnswer answer =
        read(
            "{\"content\":[],\"stop_reason\":\"refusal\","
                + "\"stop_details\":{\"type\":\"refusal\",\"explanation\":\"Harm.\"}}");

    assertThat(answer.choices().get(0).parts()).containsExactly(new Part.Refusal("Harm."));
  }

  @Test
  void wrapsArgumentsThatBrokeOff() {
    assertThat(
            write(
                    answer(
                        Optional.of(Finish.of(Reason.LENGTH)),
                        Fixtures.call("1", "n", "{\"x\":\"a")))
                .toString())
        .contains(
            "\"input\":{\"INVALID_JSON\":\"{\\\"x\\\":\\\"a\"}", "\"stop_reason\":\"max_tokens\"");
  }

  @Test
  void writesWhatOtherProvidersSayInItsOwnWords() {
    JsonObject written =
        write(
            answer(
                Optional.empty(),
                new Part.Thinking("hm", Optional.empty()),
                Part.Text.of(""),
                new Part.Audio(new Media.Inline("audio/wav", "AA==")),
                new Part.ToolCall("1", "n", "", Optional.of("google"), Optional.empty())));

    Fixtures.assertSame(
        written,
        """
        {"id":"msg_x7","type":"message","role":"assistant","model":"mine","content":[
          {"type":"thinking","thinking":"hm","signature":""},
          {"type":"thinking","thinking":"","signature":"google"},
          {"type":"tool_use","id":"1","name":"n","input":{}}],
         "stop_reason":"tool_use","stop_sequence":null,
         "usage":{"input_tokens":0,"cache_creation_input_tokens":null,
          "cache_read_input_tokens":null,"output_tokens":0}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "STOP,end_turn",
    "LENGTH,max_tokens",
    "TOOL_CALLS,tool_use",
    "CONTENT_FILTER,refusal"
  })
  void tellsEveryReason(Reason reason, String expected) {
    assertThat(
            write(answer(Optional.of(Finish.of(reason)), Part.Text.of("a")))
                .getString("stop_reason"))
        .isEqualTo(expected);
  }

  @Test
  void writesAnAnswerWithoutAChoice() {
    ChatAnswer none =
        new ChatAnswer(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new UsageReport(TokenUsage.of(1, 0), Optional.empty()));

    assertThat(write(none).getJsonArray("content")).isEmpty();
    assertThat(write(none).getString("stop_reason")).isEqualTo("end_turn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"type\":\"error\",\"error\":{}}",
        "{\"content\":\"text\"}",
        "{\"content\":[{\"text\":\"x\"}]}",
        "{\"content\":[{\"type\":\"text\",\"text\":7}]}",
        "{\"content\":[{\"type\":\"tool_use\",\"id\":\"1\"}]}",
        "{\"content\":[],\"stop_reason\":{}}"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(UpstreamFormatException.class);
  }
}
