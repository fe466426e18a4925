package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Streams of other vendors, for a client of Gemini's. */
class GeminiStreamWriterTest {

  private final StreamWriter writer = new GeminiClient().stream(GeminiAnswersTest.HEAD);
  private final List<String> parts = new ArrayList<>();

  @Test
  void gathersTheFragmentsOfACallAndWritesItWhenItIsWhole() {
    write(call(0, "t1"));
    write(new StreamEvent.ArgumentsDelta(0, 0, "{\"a\":"));
    write(new StreamEvent.ArgumentsDelta(0, 0, "1}"));
    assertThat(parts).isEmpty();

    write(call(1, "t2"));
    assertThat(parts)
        .containsExactly("{\"functionCall\":{\"id\":\"t1\",\"name\":\"f\",\"args\":{\"a\":1}}}");

    write(new StreamEvent.Finished(0, Finish.of(Finish.Reason.TOOL_CALLS)));
    assertThat(parts.get(1))
        .isEqualTo("{\"functionCall\":{\"id\":\"t2\",\"name\":\"f\",\"args\":{}}}");
  }

  @Test
  void tellsARefusalThatSaysNoMoreThanStop() {
    List<String> events = new ArrayList<>();
    for (StreamEvent step :
        List.of(
            new StreamEvent.RefusalDelta(0, "No."),
            new StreamEvent.Finished(0, Finish.of(Finish.Reason.STOP)),
            new StreamEvent.Ended())) {
      writer.write(step, bytes -> events.add(new String(bytes, UTF_8)));
    }

    assertThat(events).hasSize(2);
    assertThat(events.get(1)).contains("\"finishReason\":\"SAFETY\"");
  }

  @Test
  void tellsWhyAndWhatItCostInTheLastEvent() {
    write(new StreamEvent.Started(Optional.of("x"), Optional.empty()));
    write(new StreamEvent.TextDelta(0, ""));
    write(new StreamEvent.Finished(0, Finish.of(Finish.Reason.LENGTH)));
    write(new StreamEvent.UsageTold(new UsageReport(TokenUsage.of(3, 4), Optional.empty())));
    assertThat(parts).isEmpty();

    List<String> last = new ArrayList<>();
    writer.write(new StreamEvent.Ended(), bytes -> last.add(new String(bytes, UTF_8)));

    assertThat(last)
        .containsExactly(
            "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},"
                + "\"index\":0,\"finishReason\":\"MAX_TOKENS\"}],"
                + "\"modelVersion\":\"mine\",\"responseId\":\"answer-1\",\"usageMetadata\":"
                + "{\"promptTokenCount\":3,\"candidatesTokenCount\":4,\"totalTokenCount\":7}}\n\n");
  }

  @Test
  void writesThoughtsWithTheirSignatures() {
    write(new StreamEvent.ThinkingDelta(0, "Well"));
    write(new StreamEvent.ThinkingSigned(0, "ErUB"));
    write(new StreamEvent.RedactedThinking(0, "x"));
    write(new StreamEvent.ThinkingSigned(0, "AbCd"));

    assertThat(parts)
        .containsExactly(
            "{\"text\":\"Well\",\"thought\":true}",
            "{\"text\":\"\",\"thought\":true,\"thoughtSignature\":\"ErUB\"}",
            "{\"text\":\"\",\"thoughtSignature\":\"bmV4dXMucmVkYWN0ZWQ6eA==\"}",
            "{\"text\":\"\",\"thoughtSignature\":\"AbCd\"}");
  }

  @Test
  void leavesOutACallThatIsCutOffAndSaysSo() {
    write(call(0, "t1"));
    write(new StreamEvent.ArgumentsDelta(0, 0, "{\"a\":"));
    write(new StreamEvent.Finished(0, Finish.of(Finish.Reason.STOP)));

    List<String> last = new ArrayList<>();
    writer.write(new StreamEvent.Ended(), bytes -> last.add(new String(bytes, UTF_8)));

    assertThat(parts).isEmpty();
    assertThat(last.get(0)).contains("\"finishReason\":\"MALFORMED_FUNCTION_CALL\"");
  }

  @Test
  void writesAnErrorAsGoogleGenAiLooksForIt() {
    List<String> events = new ArrayList<>();

    writer.write(
        new StreamEvent.Failed(
            new ProviderError(
                529, "Busy", Optional.of("overloaded_error"), Optional.empty(), Optional.empty())),
        bytes -> events.add(new String(bytes, UTF_8)));

    assertThat(events)
        .containsExactly(
            "data: {\"error\":{\"code\":529,\"message\":\"Busy\",\"status\":\"UNAVAILABLE\"}}\n\n");
  }

  @Test
  void refusesArgumentsWithoutACallAndWithoutAnEnd() {
    assertThatThrownBy(() -> write(new StreamEvent.ArgumentsDelta(0, 0, "{}")))
        .isInstanceOf(UpstreamFormatException.class);

    write(call(0, "t1"));
    write(new StreamEvent.ArgumentsDelta(0, 0, " ".repeat(ChoiceWriter.LONGEST_ARGUMENTS)));
    assertThatThrownBy(() -> write(new StreamEvent.ArgumentsDelta(0, 0, "x")))
        .isInstanceOf(UpstreamFormatException.class);
  }

  private static StreamEvent call(int call, String id) {
    return new StreamEvent.ToolCallStarted(0, call, id, "f", Optional.empty());
  }

  /** Notes the one part that each event holds. */
  private void write(StreamEvent step) {
    writer.write(
        step,
        bytes ->
            parts.add(
                Fixture.json(new String(bytes, UTF_8).substring("data: ".length()))
                    .getJsonArray("candidates")
                    .getJsonObject(0)
                    .getJsonObject("content")
                    .getJsonArray("parts")
                    .getJsonObject(0)
                    .toString()));
  }
}
