package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.chat.Fixture;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of providers of one dialect for clients of another. */
class StreamTest {

  private static final StreamEvent STARTED =
      new StreamEvent.Started(Optional.empty(), Optional.empty());
  private static final StreamEvent ENDED = new StreamEvent.Ended();
  private static final String OWN = "provider responses";

  static Stream<Arguments> pairs() {
    return Fixture.all("responses/streams").stream().flatMap(AnswerTest::pairs);
  }

  static Stream<Fixture> own() {
    return Fixture.all("responses/streams").stream()
        .filter(fixture -> fixture.sections().containsKey(OWN));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void saysTheSameToAClient(Fixture fixture, String provider, String client) {
    List<StreamEvent> steps = Replies.steps(provider, fixture.section("provider " + provider));

    assertThat(String.join("", Replies.written(client, steps)))
        .isEqualTo(fixture.section("to " + client));
  }

  @ParameterizedTest
  @MethodSource("own")
  void isTheSameWhereverItIsCut(Fixture fixture) {
    byte[] stream = fixture.section(OWN).getBytes(UTF_8);
    List<StreamEvent> whole = Replies.steps("responses", fixture.section(OWN));

    for (int cut = 0; cut <= stream.length; cut++) {
      int at = cut;
      List<StreamEvent> steps =
          Replies.steps(Replies.PROVIDER.stream(), reader -> Pieces.cutAt(at, stream, reader));
      assertThat(steps).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("own")
  void failsWhereverItBreaksOff(Fixture fixture) {
    String text = fixture.section(OWN);
    List<StreamEvent> whole = Replies.steps("responses", text);
    byte[] stream = text.getBytes(UTF_8);
    int end = text.substring(0, text.lastIndexOf("data: {")).getBytes(UTF_8).length;

    for (int length = 0; length < end; length++) {
      byte[] came = Arrays.copyOf(stream, length);
      List<StreamEvent> steps =
          Replies.steps(Replies.PROVIDER.stream(), reader -> reader.piece(came, 0, came.length));

      int last = steps.size() - 1;
      assertThat(steps.get(last)).isInstanceOf(StreamEvent.Failed.class);
      assertThat(steps.subList(0, last)).isEqualTo(whole.subList(0, last));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void numbersAndNamesTheEventsOfAClient(Fixture fixture, String provider, String client) {
    List<String> events =
        Replies.written(
            "responses", Replies.steps(provider, fixture.section("provider " + provider)));

    for (int i = 0; i < events.size(); i++) {
      List<String> lines = events.get(i).lines().toList();
      JsonObject data = Replies.json(lines.get(1).substring("data: ".length())).asJsonObject();
      assertThat(lines.get(0)).isEqualTo("event: " + data.getString("type"));
      assertThat(data.getInt("sequence_number")).isEqualTo(i);
      assertThat(events.get(i)).endsWith("}\n\n");
      // openai-java raises even on null (SseHandler.kt).
      assertThat(data.containsKey("error")).isEqualTo(data.getString("type").equals("error"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonToEnd(Reason reason) {
    StreamEvent part =
        reason == Reason.TOOL_CALLS
            ? new StreamEvent.ToolCallStarted(0, 0, "c", "f", Optional.empty())
            : new StreamEvent.TextDelta(0, "x");
    StreamEvent finished = new StreamEvent.Finished(0, Finish.of(reason));

    List<String> events = Replies.written("responses", List.of(STARTED, part, finished, ENDED));

    assertThat(Replies.steps("responses", String.join("", events))).endsWith(finished, ENDED);
  }

  @Test
  void handsEachStepOnAtOnce() {
    List<StreamEvent> steps =
        List.of(STARTED, new StreamEvent.ThinkingDelta(0, "H"), new StreamEvent.TextDelta(0, "x"));

    assertThat(Replies.written("responses", steps.subList(0, 1))).hasSize(2);
    assertThat(Replies.written("responses", steps.subList(0, 2)).toString()).contains("\"H\"");
    assertThat(Replies.written("responses", steps).toString()).contains("\"delta\":\"x\"");
  }

  @Test
  void tellsACallWithoutArgumentsAsAnEmptyObject() {
    List<String> events =
        Replies.written(
            "responses",
            List.of(
                STARTED,
                new StreamEvent.ToolCallStarted(0, 0, "c", "f", Optional.of("g")),
                new StreamEvent.Finished(0, Finish.of(Reason.TOOL_CALLS)),
                ENDED));

    assertThat(Replies.steps("responses", String.join("", events)))
        .contains(
            new StreamEvent.ToolCallStarted(0, 0, "c", "f", Optional.empty()),
            new StreamEvent.ArgumentsDelta(0, 0, "{}"));
    assertThat(events.toString()).contains("\"encrypted_content\":\"nexus.signature:g\"");
  }

  @Test
  void leavesOtherChoicesOut() {
    assertThat(Replies.written("responses", List.of(STARTED, new StreamEvent.TextDelta(1, "x"))))
        .isEqualTo(Replies.written("responses", List.of(STARTED)));
  }

  @Test
  void tellsWhatNoDeltaTold() {
    String done =
        """
        data: {"type":"response.completed","response":{"output":[{"type":"reasoning","id":"r","summary":[{"text":"H"}],"encrypted_content":"e"},{"type":"message","content":[{"type":"output_text","text":"x"},{"type":"refusal","refusal":"n"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"}]}}

        """;

    assertThat(Replies.steps("responses", done))
        .containsExactly(
            STARTED,
            new StreamEvent.ThinkingDelta(0, "H"),
            new StreamEvent.ThinkingSigned(0, "nexus.reasoning:1:re"),
            new StreamEvent.TextDelta(0, "x"),
            new StreamEvent.RefusalDelta(0, "n"),
            new StreamEvent.ToolCallStarted(0, 0, "c", "f", Optional.empty()),
            new StreamEvent.ArgumentsDelta(0, 0, "{}"),
            new StreamEvent.Finished(0, Finish.of(Reason.TOOL_CALLS)),
            ENDED);
  }

  @Test
  void readsThoughtsThatAreOpen() {
    String event = "data: {\"type\":\"response.%s.delta\",\"output_index\":0,\"delta\":\"%s\"}\n\n";

    List<StreamEvent> steps =
        Replies.steps(
            "responses",
            event.formatted("reasoning_text", "a")
                + event.formatted("reasoning_summary_text", "b")
                + event.formatted("reasoning_text", "c"));

    assertThat(steps.subList(1, 3))
        .containsExactly(
            new StreamEvent.ThinkingDelta(0, "a"), new StreamEvent.ThinkingDelta(0, "c"));
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> Replies.steps("responses", "data: {\"type\"\n\n"))
        .isInstanceOf(UpstreamFormatException.class);
    assertThatThrownBy(
            () ->
                Replies.steps(
                    "responses",
                    "data: {\"type\":\"response.function_call_arguments.delta\",\"delta\":\"{\"}\n\n"))
        .isInstanceOf(UpstreamFormatException.class);
  }

  @Test
  void refusesFragmentsThatAreMixed() {
    String added =
        """
        data: {"type":"response.output_item.added","output_index":%s,"item":{"type":"function_call","call_id":"c","name":"f"}}

        """;
    String delta =
        """
        data: {"type":"response.function_call_arguments.delta","output_index":0,"delta":"{"}

        """;

    assertThatThrownBy(
            () -> Replies.steps("responses", added.formatted(0) + added.formatted(1) + delta))
        .isInstanceOf(UpstreamFormatException.class)
        .hasMessageContaining("mixed");
  }

  @ParameterizedTest
  @MethodSource("toldSteps")
  void tellsTheItemThatWasOpenWhenItFails(StreamEvent told, String item) {
    ProviderError error =
        new ProviderError(502, "broke", Optional.empty(), Optional.empty(), Optional.empty());

    List<String> events =
        Replies.written("responses", List.of(STARTED, told, new StreamEvent.Failed(error)));

    String failed = events.get(events.size() - 2);
    JsonObject response =
        Replies.json(failed.substring(failed.indexOf("data: ") + 6))
            .asJsonObject()
            .getJsonObject("response");
    assertThat(response.getString("status")).isEqualTo("failed");
    assertThat(response.getJsonArray("output")).hasSize(1);
    assertThat(response.getJsonArray("output").getJsonObject(0).getString("status"))
        .isEqualTo("incomplete");
    assertThat(response.getJsonArray("output").toString()).contains(item);
    assertThat(String.join("", events)).doesNotContain("output_item.done");
  }

  static Stream<Arguments> toldSteps() {
    return Stream.of(
        Arguments.of(new StreamEvent.TextDelta(0, "so f"), "\"text\":\"so f\""),
        Arguments.of(new StreamEvent.ThinkingDelta(0, "hm"), "\"text\":\"hm\""),
        Arguments.of(
            new StreamEvent.ToolCallStarted(0, 0, "c1", "now", Optional.empty()),
            "\"arguments\":\"\""));
  }
}
