package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShownThoughtsTest {

  private static final Part WORDS = new Part.Thinking("hm", Optional.of("of words"));
  private static final Part WORDLESS = new Part.Thinking("", Optional.of("sig"));
  private static final Part UNSIGNED = new Part.Thinking("", Optional.empty());
  private static final Part REDACTED = new Part.RedactedThinking("secret");
  private static final Part TEXT = Part.Text.of("x");
  private static final UsageReport USAGE =
      new UsageReport(TokenUsage.of(3, 4), Optional.of("{\"t\":4}"));

  @Test
  void ofAWholeAnswerSignaturesRemainThatNeedNoWords() {
    assertThat(shown(ShownThoughts.SIGNATURES))
        .containsExactly(TEXT, WORDLESS, REDACTED, call(Optional.of("sig")));
  }

  @Test
  void ofAWholeAnswerNoThoughtRemains() {
    assertThat(shown(ShownThoughts.NONE)).containsExactly(TEXT, call(Optional.empty()));
  }

  @Test
  void whoAsksForThoughtsGetsAll() {
    assertThat(shown(ShownThoughts.ALL)).hasSize(6).contains(WORDS, UNSIGNED);
  }

  private static List<Part> shown(ShownThoughts thoughts) {
    Finish end = Finish.of(Finish.Reason.TOOL_CALLS);
    List<Part> all = List.of(WORDS, TEXT, WORDLESS, UNSIGNED, REDACTED, call(Optional.of("sig")));
    ChatAnswer answer =
        new ChatAnswer(
            Optional.of("id"),
            Optional.of("m"),
            List.of(new ChatAnswer.Choice(0, all, Optional.of(end))),
            USAGE);

    ChatAnswer left = thoughts.of(answer);

    assertThat(left.usage()).isEqualTo(USAGE);
    assertThat(left.choices().get(0).finish()).hasValue(end);
    return left.choices().get(0).parts();
  }

  private static Part call(Optional<String> signature) {
    return new Part.ToolCall("id", "f", "{}", signature, Optional.empty());
  }

  @Test
  void ofAStreamSignaturesRemainThatNeedNoWords() {
    assertThat(streamed(ShownThoughts.SIGNATURES))
        .containsExactly(
            unshown(0),
            unshown(1),
            text(1),
            text(0),
            new StreamEvent.ThinkingSigned(0, "sig"),
            new StreamEvent.RedactedThinking(0, "secret"),
            unshown(0),
            new StreamEvent.ThinkingSigned(1, "of the text"),
            started(Optional.of("sig")),
            new StreamEvent.UsageTold(USAGE));
  }

  @Test
  void ofAStreamNoThoughtRemains() {
    assertThat(streamed(ShownThoughts.NONE))
        .containsExactly(
            unshown(0),
            unshown(1),
            text(1),
            text(0),
            unshown(0),
            started(Optional.empty()),
            new StreamEvent.UsageTold(USAGE));
  }

  private static List<StreamEvent> streamed(ShownThoughts thoughts) {
    List<StreamEvent> shown = new ArrayList<>();
    StreamWriter writer = thoughts.of((step, out) -> shown.add(step));
    Stream.of(
            new StreamEvent.ThinkingDelta(0, "hm"),
            new StreamEvent.ThinkingSigned(0, "of words"),
            new StreamEvent.ThinkingDelta(1, "unsigned"),
            text(1),
            text(0),
            new StreamEvent.ThinkingSigned(0, "sig"),
            new StreamEvent.RedactedThinking(0, "secret"),
            new StreamEvent.ThinkingDelta(0, "again"),
            new StreamEvent.ThinkingSigned(1, "of the text"),
            started(Optional.of("sig")),
            new StreamEvent.UsageTold(USAGE))
        .forEach(step -> writer.write(step, event -> {}));
    return shown;
  }

  private static StreamEvent unshown(int choice) {
    return new StreamEvent.ThinkingDelta(choice, "");
  }

  private static StreamEvent text(int choice) {
    return new StreamEvent.TextDelta(choice, "x");
  }

  private static StreamEvent started(Optional<String> signature) {
    return new StreamEvent.ToolCallStarted(0, 0, "id", "f", signature);
  }
}
