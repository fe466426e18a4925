package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.events;
import static ai.nexus.wire.anthropic.Fixtures.steps;
import static ai.nexus.wire.anthropic.Fixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StreamWriterTest {

  private static final StreamEvent STARTED =
      new StreamEvent.Started(Optional.of("up"), Optional.of("up"));
  private static final StreamEvent ENDED = new StreamEvent.Ended();

  static List<Path> streams() {
    return Fixtures.files("anthropic/streams");
  }

  private static StreamEvent call(int call, String signature) {
    return new StreamEvent.ToolCallStarted(
        0, call, "id" + call, "n", Optional.ofNullable(signature));
  }

  private static StreamEvent finished(Reason reason) {
    return new StreamEvent.Finished(0, Finish.of(reason));
  }

  private static StreamEvent text(String text) {
    return new StreamEvent.TextDelta(0, text);
  }

  /** The types of events, that of a block or delta instead where there is one. */
  private static List<String> kinds(StreamEvent... steps) {
    List<String> kinds = new ArrayList<>();
    for (String event : events(written(List.of(steps)))) {
      var json = Fixtures.json(event);
      String outer = json.getString("type");
      String inner = outer.endsWith("_start") ? "content_block" : "delta";
      var block = json.getJsonObject(inner);
      String number = json.containsKey("index") ? json.getInt("index") + " " : "";
      kinds.add(number + (block == null ? outer : block.getString("type", outer)));
    }
    return kinds;
  }

  /** Recorded streams as they come out for a client. */
  @ParameterizedTest
  @MethodSource("streams")
  void writesWhatWasRead(Path expected) {
    String recorded = Fixtures.recorded(expected.getFileName().toString());

    assertThat(written(steps(events(recorded)))).isEqualTo(Fixtures.text(expected));
  }

  @Test
  void opensOneBlockAtATime() {
    assertThat(
            kinds(
                STARTED,
                new StreamEvent.ThinkingDelta(0, "a"),
                text("b"),
                text("c"),
                call(0, null),
                new StreamEvent.ArgumentsDelta(0, 0, "{"),
                new StreamEvent.ArgumentsDelta(0, 0, ""),
                new StreamEvent.ArgumentsDelta(0, 0, "}"),
                call(1, "signed"),
                text("d"),
                new StreamEvent.RedactedThinking(0, "e"),
                ENDED))
        .containsExactly(
            "message_start",
            "0 thinking",
            "0 thinking_delta",
            "0 content_block_stop",
            "1 text",
            "1 text_delta",
            "1 text_delta",
            "1 content_block_stop",
            "2 tool_use",
            "2 input_json_delta",
            "2 input_json_delta",
            "2 content_block_stop",
            "3 thinking",
            "3 signature_delta",
            "3 content_block_stop",
            "4 tool_use",
            "4 content_block_stop",
            "5 text",
            "5 text_delta",
            "5 content_block_stop",
            "6 redacted_thinking",
            "6 content_block_stop",
            "message_delta",
            "message_stop");
  }

  @Test
  void sendsEachStepAtOnce() {
    List<StreamEvent> steps = List.of(STARTED, text("a"), text("b"));

    assertThat(events(written(steps.subList(0, 1)))).hasSize(1);
    assertThat(events(written(steps.subList(0, 2)))).hasSize(3);
    assertThat(events(written(steps))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "STOP,false,end_turn",
    "STOP,true,tool_use",
    "LENGTH,false,max_tokens",
    "LENGTH,true,max_tokens",
    "TOOL_CALLS,true,tool_use",
    "CONTENT_FILTER,false,refusal"
  })
  void tellsEveryReason(Reason reason, boolean called, String expected) {
    StreamEvent content = called ? call(0, null) : text("a");

    assertThat(written(List.of(STARTED, content, finished(reason), ENDED)))
        .contains("\"delta\":{\"stop_reason\":\"" + expected + "\",\"stop_sequence\":null}");
  }

  @Test
  void tellsARefusalInWords() {
    assertThat(
            written(List.of(new StreamEvent.RefusalDelta(0, "No."), finished(Reason.STOP), ENDED)))
        .contains("\"text\":\"No.\"", "\"stop_reason\":\"refusal\"");
  }

  @Test
  void tellsTheUsageThatCameLast() {
    assertThat(
            written(
                List.of(
                    STARTED,
                    new StreamEvent.UsageTold(
                        new UsageReport(TokenUsage.of(3, 1), Optional.empty())),
                    finished(Reason.STOP),
                    new StreamEvent.UsageTold(
                        new UsageReport(TokenUsage.of(3, 9), Optional.empty())),
                    ENDED)))
        .contains(
            "\"usage\":{\"input_tokens\":3,\"cache_creation_input_tokens\":null,"
                + "\"cache_read_input_tokens\":null,\"output_tokens\":9}}\n\n"
                + "event: message_stop\n");
  }

  @Test
  void tellsOfCachesThatGaveAndTookNothing() {
    TokenUsage usage =
        TokenUsage.builder().set(TokenKind.CACHE_READ, 0).set(TokenKind.CACHE_WRITE_5M, 0).build();

    assertThat(
            written(
                List.of(
                    STARTED,
                    new StreamEvent.UsageTold(new UsageReport(usage, Optional.empty())),
                    ENDED)))
        .contains("\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,");
  }

  @Test
  void endsWithAnErrorWhereTheProviderGaveUp() {
    ProviderError error =
        new ProviderError(503, "Full.", Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(written(List.of(STARTED, text("a"), new StreamEvent.Failed(error), ENDED)))
        .endsWith(
            """
            event: error
            data: {"type":"error","error":{"type":"overloaded_error","message":"Full."}}

            """);
  }

  @Test
  void leavesOutOtherChoices() {
    assertThat(
            kinds(
                STARTED,
                new StreamEvent.TextDelta(1, "x"),
                new StreamEvent.ToolCallStarted(1, 0, "i", "n", Optional.empty()),
                new StreamEvent.ArgumentsDelta(1, 0, "{}"),
                new StreamEvent.Finished(1, Finish.of(Reason.LENGTH)),
                ENDED))
        .containsExactly("message_start", "message_delta", "message_stop");
  }

  @Test
  void escapesLoneSurrogatesAndKeepsEachEventOnOneLine() {
    assertThat(written(List.of(STARTED, text("\ud83d\n\r\u2028"))))
        .contains("\"text\":\"\\ud83d\\n\\r");
  }

  @Test
  void refusesArgumentsOfACallThatIsOver() {
    List<StreamEvent> steps =
        List.of(call(0, null), call(1, null), new StreamEvent.ArgumentsDelta(0, 0, "{"));

    assertThatThrownBy(() -> written(steps)).isInstanceOf(UpstreamFormatException.class);
  }
}
