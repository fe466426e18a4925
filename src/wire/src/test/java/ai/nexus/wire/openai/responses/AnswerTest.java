package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.chat.Fixture;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers of providers of one dialect for clients of another. */
class AnswerTest {

  static Stream<Arguments> pairs() {
    return Fixture.all("responses/answers").stream().flatMap(AnswerTest::pairs);
  }

  static Stream<Arguments> pairs(Fixture fixture) {
    String from = "provider ";
    String provider =
        fixture.sections().keySet().stream().filter(key -> key.startsWith(from)).findFirst().get();
    return fixture.sections().keySet().stream()
        .filter(key -> key.startsWith("to "))
        .map(to -> Arguments.of(fixture, provider.substring(from.length()), to.substring(3)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void saysTheSameToAClient(Fixture fixture, String provider, String client) {
    byte[] body = fixture.section("provider " + provider).getBytes(UTF_8);

    ChatAnswer answer = Replies.provider(provider).answer(body);
    JsonObject written = Replies.json(Replies.client(client).answer(answer, Replies.HEAD));

    assertThat(written).isEqualTo(Replies.json(fixture.section("to " + client)));
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonToEnd(Reason reason) {
    Part call = new Part.ToolCall("c", "f", "{}", Optional.empty(), Optional.empty());
    List<Part> parts = reason == Reason.TOOL_CALLS ? List.of(call) : List.of(Part.Text.of("x"));

    ChatAnswer again = Replies.PROVIDER.answer(written(parts, Optional.of(Finish.of(reason))));

    assertThat(again.choices().get(0).finish()).contains(Finish.of(reason));
    assertThat(again.choices().get(0).parts()).isEqualTo(parts);
  }

  @Test
  void isWholeWhereNoReasonWasTold() {
    JsonObject written = Replies.json(written(List.of(Part.Text.of("x")), Optional.empty()));

    assertThat(written.getString("status")).isEqualTo("completed");
  }

  @Test
  void repeatsTheSettingsOfTheRequest() {
    JsonObject written =
        answered(
            """
            {"model":"m","input":"Hi","temperature":0.50,"max_output_tokens":20,"tool_choice":"required",
             "parallel_tool_calls":false,"metadata":{"a":"b"},"reasoning":{"effort":"low"},
             "tools":[{"type":"function","name":"f","parameters":{},"strict":true}],
             "instructions":"Be brief.","safety_identifier":"u1","prompt_cache_key":"k",
             "max_tool_calls":2,"text":{"verbosity":"low","format":{"type":"json_object"}}}""");

    JsonObject expected =
        Replies.json(
                """
                {"temperature":0.50,"top_p":1.0,"max_output_tokens":20,"tool_choice":"required",
                 "parallel_tool_calls":false,"metadata":{"a":"b"},
                 "reasoning":{"effort":"low","summary":null},
                 "tools":[{"type":"function","name":"f","parameters":{},"strict":true}],
                 "instructions":"Be brief.","safety_identifier":"u1","prompt_cache_key":"k",
                 "max_tool_calls":2,"text":{"verbosity":"low","format":{"type":"json_object"}},
                 "previous_response_id":null,"user":null,"top_logprobs":0}""")
            .asJsonObject();
    assertThat(written.entrySet()).containsAll(expected.entrySet());
  }

  @Test
  void repeatsNothingThatIsOfAWrongType() {
    JsonObject written =
        answered(
            """
            {"model":"m","input":"Hi","max_tool_calls":"2","prompt_cache_key":7,
             "top_logprobs":[],"text":{"format":null},"metadata":null}""");

    assertThat(written.entrySet())
        .containsAll(answered("{\"model\":\"m\",\"input\":\"Hi\"}").entrySet());
  }

  private static JsonObject answered(String request) {
    ChatAnswer answer =
        new ChatAnswer(Optional.empty(), Optional.empty(), List.of(), UsageReport.NONE);
    ResponsesClient client =
        ResponsesClient.request(request.getBytes(UTF_8), new Dropped()).client();
    return Replies.json(client.answer(answer, Replies.HEAD));
  }

  @Test
  void keepsLoneSurrogates() {
    byte[] body =
        """
        {"output":[{"type":"message","content":[{"type":"output_text","text":"\\ud83d"}]}]}"""
            .getBytes(UTF_8);

    byte[] written = Replies.CLIENT.answer(Replies.PROVIDER.answer(body), Replies.HEAD);

    assertThat(new String(written, UTF_8)).contains("\"text\":\"\\ud83d\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"output\":{}}",
        "{\"output\":[],\"error\":{\"code\":\"server_error\",\"message\":\"x\"}}",
        "{\"output\":[],\"status\":\"failed\"}",
        "{\"output\":[],\"status\":\"queued\"}",
        "{\"output\":[{\"type\":\"function_call\",\"call_id\":\"c\",\"arguments\":\"{}\"}]}"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> Replies.PROVIDER.answer(body.getBytes(UTF_8)))
        .isInstanceOf(UpstreamFormatException.class);
  }

  @Test
  void keepsArgumentsThatTheModelWroteBadly() {
    String body =
        """
        {"output":[{"type":"function_call","call_id":"c","name":"f","arguments":"{\\"a\\":1,}"}]}""";

    ChatAnswer answer = Replies.PROVIDER.answer(body.getBytes(UTF_8));

    assertThat(answer.choices().get(0).parts())
        .containsExactly(
            new Part.ToolCall("c", "f", "{\"a\":1,}", Optional.empty(), Optional.empty()));
  }

  private static byte[] written(List<Part> parts, Optional<Finish> finish) {
    ChatAnswer answer =
        new ChatAnswer(
            Optional.empty(),
            Optional.empty(),
            List.of(new ChatAnswer.Choice(0, parts, finish)),
            UsageReport.NONE);
    return Replies.CLIENT.answer(answer, Replies.HEAD);
  }
}
