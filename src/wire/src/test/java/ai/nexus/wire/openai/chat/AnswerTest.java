package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  static Stream<Fixture> fixtures() {
    return Fixture.all("answers").stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void saysTheSameToAClient(Fixture fixture) {
    ChatAnswer answer = read(fixture.section("provider"));

    assertThat(written(answer)).isEqualTo(Chats.json(fixture.section("client")));
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonToEnd(Finish.Reason reason) {
    JsonObject written = written(answer(Optional.of(Finish.of(reason)), TokenUsage.UNKNOWN));

    String word = written.getJsonArray("choices").getJsonObject(0).getString("finish_reason");
    assertThat(read(written.toString()).choices().get(0).finish()).hasValue(Finish.of(reason));
    assertThat(word).isEqualToIgnoringCase(reason.name());
  }

  @ParameterizedTest
  @CsvSource({
    "function_call, TOOL_CALLS",
    "insufficient_system_resource, LENGTH",
    "model_length, LENGTH",
    "SAFETY, CONTENT_FILTER",
    "eos, STOP"
  })
  void understandsTheWordsOfOthers(String word, Finish.Reason reason) {
    ChatAnswer answer = read(choice("\"finish_reason\":\"" + word + "\""));

    assertThat(answer.choices().get(0).finish()).hasValue(Finish.of(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"null\"", "7"})
  void takesNoReasonForNone(String reason) {
    ChatAnswer answer = read(choice("\"finish_reason\":" + reason));

    assertThat(answer.choices().get(0).finish()).isEmpty();
    assertThat(written(answer).toString()).contains("\"finish_reason\":\"stop\"");
  }

  @Test
  void keepsTheStopSequenceThatWasMet() {
    ChatAnswer answer = read(choice("\"finish_reason\":\"stop\",\"stop_reason\":\"END\""));

    assertThat(answer.choices().get(0).finish())
        .hasValue(new Finish(Finish.Reason.STOP, Optional.of("END")));
  }

  @Test
  void givesCallsAnIdWhereTheServerDoesNot() {
    List<Part> parts =
        message(
            """
            {"tool_calls":[{"id":"","function":{"name":"f","arguments":{"a":1}}},{"function":{"name":"g"}}]}""",
            "stop");

    assertThat(parts)
        .extracting(part -> ((Part.ToolCall) part).name() + ((Part.ToolCall) part).arguments())
        .containsExactly("f{\"a\":1}", "g");
    assertThat(parts)
        .extracting(part -> ((Part.ToolCall) part).id())
        .allMatch(id -> id.startsWith("call_"))
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesOutACallThatTheLimitCutOff() {
    String message =
        "{\"content\":\"x\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\","
            + "\"arguments\":\"{\\\"a\\\":\"}}]}";

    assertThat(message(message, "length")).containsExactly(Part.Text.of("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1,}", "{", "[]", "a"})
  void keepsArgumentsThatTheModelWroteBadly(String arguments) {
    String quoted = Json.text(Json.object().add("arguments", arguments).add("name", "f").build());
    String message = "{\"tool_calls\":[{\"id\":\"c\",\"function\":" + quoted + "}]}";

    assertThat(message(message, "tool_calls"))
        .containsExactly(
            new Part.ToolCall("c", "f", arguments, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html>",
        "{}",
        "{\"choices\":{}}",
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"message\":1}]}",
        "{\"error\":\"no\",\"choices\":[]}",
        "{\"choices\":[{\"error\":{\"code\":502,\"message\":\"no\"},\"message\":{}}]}"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(UpstreamFormatException.class);
  }

  private static ChatAnswer answer(Optional<Finish> finish, TokenUsage usage) {
    ChatAnswer.Choice choice = new ChatAnswer.Choice(0, List.of(Part.Text.of("Hi")), finish);
    return new ChatAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(choice),
        new UsageReport(usage, Optional.empty()));
  }

  private static String choice(String members) {
    return "{\"choices\":[{\"message\":{\"content\":\"Hi\"}," + members + "}]}";
  }

  private static List<Part> message(String message, String finishReason) {
    String choice = "{\"message\":%s,\"finish_reason\":\"%s\"}".formatted(message, finishReason);
    return read("{\"choices\":[" + choice + "]}").choices().get(0).parts();
  }

  private static ChatAnswer read(String body) {
    return Chats.PROVIDER.answer(body.getBytes(UTF_8));
  }

  private static JsonObject written(ChatAnswer answer) {
    return Chats.json(Chats.CLIENT.answer(answer, Chats.head(false)));
  }
}
