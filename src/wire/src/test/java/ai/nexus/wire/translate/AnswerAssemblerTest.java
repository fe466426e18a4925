package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerAssemblerTest {

  private static final Finish STOP = Finish.of(Finish.Reason.STOP);

  private final AnswerAssembler assembler = new AnswerAssembler(1_000);

  @Test
  void joinsWhatBelongsTogetherAndKeepsTheOrder() {
    tell(
        new StreamEvent.Started(Optional.of("id"), Optional.of("model")),
        new StreamEvent.ThinkingDelta(0, "Let "),
        new StreamEvent.ThinkingDelta(0, "me see"),
        new StreamEvent.ThinkingSigned(0, "sig"),
        new StreamEvent.TextDelta(0, "one "),
        new StreamEvent.TextDelta(0, "two"),
        new StreamEvent.Finished(0, STOP));

    assertThat(assembler.answer().choices())
        .containsExactly(
            new ChatAnswer.Choice(
                0,
                List.of(
                    new Part.Thinking("Let me see", Optional.of("sig")), Part.Text.of("one two")),
                Optional.of(STOP)));
  }

  @Test
  void keepsCallsApartWhoseArgumentsComeByTurns() {
    tell(
        new StreamEvent.ToolCallStarted(0, 0, "a", "f", Optional.empty()),
        new StreamEvent.ToolCallStarted(0, 1, "b", "g", Optional.empty()),
        new StreamEvent.ArgumentsDelta(0, 0, "{\"x\""),
        new StreamEvent.ArgumentsDelta(0, 1, "{}"),
        new StreamEvent.ArgumentsDelta(0, 0, ":1}"));

    assertThat(assembler.answer().choices().get(0).parts())
        .containsExactly(call("a", "f", "{\"x\":1}"), call("b", "g", "{}"));
  }

  @Test
  void keepsASignatureWhoseThoughtIsNotShown() {
    tell(new StreamEvent.ThinkingSigned(0, "sig"), new StreamEvent.TextDelta(0, "yes"));

    assertThat(assembler.answer().choices().get(0).parts())
        .containsExactly(new Part.Thinking("", Optional.of("sig")), Part.Text.of("yes"));
  }

  @Test
  void leavesOutWhatComesAfterTheLimitAndSaysSo() {
    AnswerAssembler small = new AnswerAssembler(5);
    small.add(new StreamEvent.TextDelta(0, "12345"));
    boolean before = small.truncated();

    small.add(new StreamEvent.TextDelta(0, "6"));

    assertThat(before).isFalse();
    assertThat(small.truncated()).isTrue();
    assertThat(small.answer().choices().get(0).parts()).containsExactly(Part.Text.of("12345"));
  }

  private static Part call(String id, String name, String arguments) {
    return new Part.ToolCall(id, name, arguments, Optional.empty(), Optional.empty());
  }

  private void tell(StreamEvent... steps) {
    List.of(steps).forEach(assembler::add);
  }
}
