package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {

  private static final String START = "{\"type\":\"message_start\",\"message\":{\"id\":\"i\"}}";
  private static final StreamEvent STARTED =
      new StreamEvent.Started(Optional.of("i"), Optional.empty());

  private static String start(int index, String block) {
    return "{\"type\":\"content_block_start\",\"index\":"
        + index
        + ",\"content_block\":"
        + block
        + "}";
  }

  private static String delta(int index, String delta) {
    return "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}";
  }

  private static List<StreamEvent> recorded(String name) {
    return steps(Fixtures.events(Fixtures.recorded(name)));
  }

  @Test
  void countsCallsApartFromOtherBlocks() {
    List<StreamEvent> steps = recorded("tool-use.sse");

    assertThat(steps)
        .filteredOn(
            step ->
                step instanceof StreamEvent.ToolCallStarted
                    || step instanceof StreamEvent.ArgumentsDelta)
        .containsExactly(
            new StreamEvent.ToolCallStarted(
                0, 0, "toolu_01T1x1fJ34qAmk2tNTrN7Up6", "get_weather", Optional.empty()),
            new StreamEvent.ArgumentsDelta(0, 0, "{\"location\":"),
            new StreamEvent.ArgumentsDelta(0, 0, " \"San Francisco, CA\"}"),
            new StreamEvent.ToolCallStarted(0, 1, "toolu_02", "get_time", Optional.empty()),
            new StreamEvent.ArgumentsDelta(0, 1, "{}"));
  }

  @Test
  void tellsThoughtsWithTheirSignatures() {
    assertThat(recorded("thinking.sse"))
        .filteredOn(step -> !(step instanceof StreamEvent.UsageTold))
        .containsExactly(
            new StreamEvent.Started(
                Optional.of("msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY"),
                Optional.of("claude-sonnet-4-5")),
            new StreamEvent.ThinkingDelta(0, "I need to find the GCD of 1071 and 462.\n"),
            new StreamEvent.ThinkingDelta(0, "1071 = 2 × 462 + 147"),
            new StreamEvent.ThinkingSigned(0, "EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl1pk="),
            new StreamEvent.RedactedThinking(0, "EmwKAhgBEgy3va3pzix/LafPsn4aDFIT2Xlxh0L5L8rLVyIw"),
            new StreamEvent.TextDelta(0, "The greatest common divisor is **21**."),
            new StreamEvent.Finished(0, Finish.of(Reason.STOP)),
            new StreamEvent.Ended());
  }

  @Test
  void passesOverWhatAnthropicsOwnToolsDid() {
    assertThat(recorded("web-search.sse"))
        .filteredOn(step -> !(step instanceof StreamEvent.UsageTold))
        .hasSize(5)
        .contains(new StreamEvent.TextDelta(0, "I'll check"))
        .contains(new StreamEvent.TextDelta(0, ": 68 °F."));
  }

  @Test
  void tellsWhyTheModelRefused() {
    assertThat(recorded("refusal.sse"))
        .containsSequence(
            new StreamEvent.RefusalDelta(0, "This could enable harm."),
            new StreamEvent.Finished(0, Finish.of(Reason.CONTENT_FILTER)));
  }

  @Test
  void tellsTheUsageAgainWhereverItGrows() {
    assertThat(recorded("usage-at-the-end.sse"))
        .filteredOn(StreamEvent.UsageTold.class::isInstance)
        .extracting(step -> ((StreamEvent.UsageTold) step).usage().tokens().toString())
        .containsExactly(
            "input_tokens=0", "input_tokens=100 cache_read_tokens=900 output_tokens=7");
  }

  @Test
  void takesTheOutputToldAtTheStartWhereNoneIsToldLater() {
    List<StreamEvent> steps =
        steps(
            START.replace("}}", ",\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}}"),
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
            "{\"type\":\"message_stop\"}");

    assertThat(steps)
        .filteredOn(StreamEvent.UsageTold.class::isInstance)
        .extracting(step -> ((StreamEvent.UsageTold) step).usage().tokens().toString())
        .containsExactly("input_tokens=9", "input_tokens=9 output_tokens=4");
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,STOP",
    "stop_sequence,STOP",
    "pause_turn,STOP",
    "something_new,STOP",
    "max_tokens,LENGTH",
    "model_context_window_exceeded,LENGTH",
    "tool_use,TOOL_CALLS",
    "refusal,CONTENT_FILTER"
  })
  void knowsEveryStopReason(String word, Reason reason) {
    String event = "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + word + "\"}}";

    assertThat(steps(START, event, event))
        .containsExactly(STARTED, new StreamEvent.Finished(0, Finish.of(reason)));
  }

  @Test
  void keepsTheStopSequenceThatWasMet() {
    assertThat(recorded("usage-at-the-end.sse"))
        .contains(new StreamEvent.Finished(0, new Finish(Reason.STOP, Optional.of("\n\nUser:"))));
  }

  @Test
  void takesInputThatIsWholeAtTheStart() {
    assertThat(
            steps(
                START,
                start(0, "{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"n\",\"input\":{\"x\":1}}"),
                "{\"type\":\"content_block_stop\",\"index\":0}"))
        .endsWith(new StreamEvent.ArgumentsDelta(0, 0, "{\"x\":1}"));
  }

  @Test
  void doesWithoutAStart() {
    assertThat(steps(delta(0, "{\"type\":\"text_delta\",\"text\":\"a\"}")))
        .containsExactly(
            new StreamEvent.Started(Optional.empty(), Optional.empty()),
            new StreamEvent.TextDelta(0, "a"));
  }

  @Test
  void ignoresWhatIsNew() {
    assertThat(
            steps(
                START,
                "{\"type\":\"ping\"}",
                "{\"type\":\"new_event\",\"index\":\"x\"}",
                "{}",
                "[DONE]",
                start(0, "{\"type\":\"new_block\",\"x\":1}"),
                delta(0, "{\"type\":\"new_delta\"}"),
                delta(0, "{\"type\":\"citations_delta\",\"citation\":{}}"),
                delta(0, "{\"type\":\"text_delta\",\"text\":\"\"}"),
                "{\"type\":\"content_block_stop\",\"index\":0}"))
        .containsExactly(STARTED);
  }

  @Test
  void failsWhereTheProviderDoes() {
    assertThat(
            steps(
                START,
                "{\"type\":\"error\",\"error\":"
                    + "{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}",
                "{\"type\":\"message_stop\"}"))
        .containsExactly(
            STARTED,
            new StreamEvent.Failed(
                new ProviderError(
                    529,
                    "Overloaded",
                    Optional.of("overloaded_error"),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void failsOnAnErrorWithoutAType() {
    assertThat(steps("{\"error\":{\"message\":\"no\",\"code\":7}}"))
        .containsExactly(
            new StreamEvent.Failed(
                new ProviderError(
                    502, "no", Optional.empty(), Optional.of("7"), Optional.empty())));
  }

  @Test
  void tellsThatTheAnswerBrokeOff() {
    StreamReader reader = new AnthropicProvider().stream();
    List<StreamEvent> steps = new ArrayList<>();

    reader.event(START, steps::add);
    reader.end(steps::add);
    reader.end(steps::add);

    assertThat(steps).hasSize(2);
    assertThat(((StreamEvent.Failed) steps.get(1)).error())
        .returns(502, ProviderError::status)
        .returns("The provider's answer broke off before its end.", ProviderError::message);
  }

  @Test
  void addsNothingToAnAnswerThatEnded() {
    StreamReader reader = new AnthropicProvider().stream();
    List<StreamEvent> steps = new ArrayList<>();

    reader.event(START, steps::add);
    reader.event("{\"type\":\"message_stop\"}", steps::add);
    reader.event(delta(0, "{\"type\":\"text_delta\",\"text\":\"a\"}"), steps::add);
    reader.end(steps::add);

    assertThat(steps).containsExactly(STARTED, new StreamEvent.Ended());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken",
        "[]",
        "{\"type\":7}",
        "{\"type\":\"message_start\",\"message\":[]}",
        "{\"type\":\"message_start\",\"message\":{\"id\":7}}",
        "{\"type\":\"content_block_start\",\"index\":0}",
        "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\"}}",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{}}",
        "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":1}}",
        "{\"type\":\"content_block_stop\",\"index\":1.5}",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":1}}",
      })
  void refusesABrokenEvent(String event) {
    assertThatThrownBy(() -> steps(event)).isInstanceOf(UpstreamFormatException.class);
  }
}
