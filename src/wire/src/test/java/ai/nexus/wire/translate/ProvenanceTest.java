package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.gemini.GeminiClient;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

  private static final Provenance TO_CLAUDE = new Provenance(Dialect.OPENAI, Dialect.ANTHROPIC);
  private static final Provenance TO_GEMINI = new Provenance(Dialect.OPENAI, Dialect.GEMINI);
  private static final Part SIGNED = new Part.Thinking("hm", Optional.of("EqQB/+sig=="));
  private static final Part REDACTED = new Part.RedactedThinking("secret");
  private static final Part CALL =
      new Part.ToolCall("id", "f", "{}", Optional.of("sig"), Optional.empty());

  private static final Part CALL_UNSIGNED =
      new Part.ToolCall("id", "f", "{}", Optional.empty(), Optional.empty());

  private final Dropped dropped = new Dropped();

  @Test
  void givesAVendorItsOwnBack() {
    List<Part> marked = marked(TO_CLAUDE, SIGNED, REDACTED, CALL, Part.Text.of("x"));

    assertThat(own(TO_CLAUDE, marked)).containsExactly(SIGNED, REDACTED, CALL, Part.Text.of("x"));
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void givesNoVendorAnothersAndSaysSo() {
    List<Part> marked = marked(TO_CLAUDE, SIGNED, REDACTED, CALL);

    assertThat(own(TO_GEMINI, marked))
        .containsExactly(new Part.Thinking("hm", Optional.empty()), CALL_UNSIGNED);
    assertThat(dropped.members()).containsExactly("messages[].thinking");
  }

  @Test
  void takesWhatHasNoMarkForTheClientsOwnVendors() {
    Provenance untranslatedBefore = new Provenance(Dialect.ANTHROPIC, Dialect.GEMINI);
    Provenance onBedrock = new Provenance(Dialect.ANTHROPIC, Dialect.BEDROCK);

    assertThat(own(untranslatedBefore, List.of(SIGNED)))
        .containsExactly(new Part.Thinking("hm", Optional.empty()));
    assertThat(own(onBedrock, List.of(SIGNED))).containsExactly(SIGNED);
  }

  @Test
  void marksWhatSdksCanStillDecode() {
    assertThat(decoded(TO_GEMINI, new StreamEvent.ThinkingSigned(0, "sig")))
        .isEqualTo("nexus:gemini:sig");
    assertThat(decoded(TO_CLAUDE, new StreamEvent.ThinkingSigned(0, "sig")))
        .matches("nexus:anthropic#[0-9a-f]{1,16}:sig");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "hm ", "Hm"})
  void givesNobodyAThoughtThatHasLostItsWords(String words) {
    String signature = signature(marked(TO_CLAUDE, SIGNED).get(0));
    Part changed = new Part.Thinking(words, Optional.of(signature));

    assertThat(own(TO_CLAUDE, List.of(changed, CALL_UNSIGNED))).containsExactly(CALL_UNSIGNED);
    assertThat(dropped.members()).containsExactly("messages[].thinking");
    assertThat(own(TO_GEMINI, List.of(changed, CALL_UNSIGNED))).containsExactly(CALL_UNSIGNED);
  }

  @Test
  void takesAThoughtBackThatNeverHadWords() {
    Part omitted = new Part.Thinking("", Optional.of("sig"));

    assertThat(own(TO_CLAUDE, marked(TO_CLAUDE, omitted))).containsExactly(omitted);
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void takesASignatureBackThatNeedsNoWords() {
    Provenance toResponses = new Provenance(Dialect.ANTHROPIC, Dialect.RESPONSES);
    for (Provenance of : List.of(TO_GEMINI, toResponses)) {
      Part lost = new Part.Thinking("", Optional.of(signature(marked(of, SIGNED).get(0))));

      assertThat(own(of, List.of(lost)))
          .containsExactly(new Part.Thinking("", Optional.of("EqQB/+sig==")));
    }
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void readsAMarkOfBeforeThereWereSums() {
    String mark = Base64.getEncoder().encodeToString(bytes("nexus:anthropic:a#b:c"));

    assertThat(own(TO_CLAUDE, List.of(new Part.Thinking("any", Optional.of(mark)))))
        .containsExactly(new Part.Thinking("any", Optional.of("a#b:c")));
  }

  @Test
  void marksAStreamAsItMarksAWholeAnswer() {
    List<StreamEvent> marked =
        streamed(
            TO_CLAUDE,
            new StreamEvent.ThinkingDelta(0, "h"),
            new StreamEvent.ThinkingDelta(1, "another choice's"),
            new StreamEvent.ThinkingDelta(0, "m"),
            new StreamEvent.ThinkingSigned(0, "EqQB/+sig=="),
            new StreamEvent.ThinkingSigned(0, "EqQB/+sig=="),
            new StreamEvent.RedactedThinking(0, "secret"));

    List<Part> whole =
        marked(TO_CLAUDE, SIGNED, new Part.Thinking("", Optional.of("EqQB/+sig==")), REDACTED);
    assertThat(marked.subList(3, 6))
        .containsExactly(
            new StreamEvent.ThinkingSigned(0, signature(whole.get(0))),
            new StreamEvent.ThinkingSigned(0, signature(whole.get(1))),
            new StreamEvent.RedactedThinking(0, ((Part.RedactedThinking) whole.get(2)).data()));
  }

  static Stream<StreamEvent> others() {
    return Stream.of(
        new StreamEvent.TextDelta(0, "x"),
        new StreamEvent.RefusalDelta(0, "x"),
        new StreamEvent.RedactedThinking(0, "x"),
        new StreamEvent.ToolCallStarted(0, 0, "id", "f", Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void countsNoWordsOfAnEarlierThought(StreamEvent between) {
    List<StreamEvent> marked =
        streamed(
            TO_CLAUDE,
            new StreamEvent.ThinkingDelta(0, "unsigned"),
            between,
            new StreamEvent.ThinkingDelta(0, "h"),
            new StreamEvent.TextDelta(0, ""),
            new StreamEvent.ThinkingDelta(0, "m"),
            new StreamEvent.ThinkingSigned(0, "EqQB/+sig=="));

    assertThat(marked.get(5))
        .isEqualTo(new StreamEvent.ThinkingSigned(0, signature(marked(TO_CLAUDE, SIGNED).get(0))));
  }

  @Test
  void findsAMarkInABody() {
    String signature = signature(marked(TO_CLAUDE, SIGNED).get(0));

    assertThat(Provenance.isMarked(bytes("{\"a\":\"" + signature + "\"}"))).isTrue();
    assertThat(Provenance.isMarked(bytes("{\"a\":\"bmV4dX\"}"))).isFalse();
    assertThat(Provenance.isMarked(new byte[0])).isFalse();
  }

  @Test
  void findsAMarkThatGooglesClientsHoldInAnotherForm() {
    ChatAnswer answer = TO_CLAUDE.marked(answer(REDACTED));
    AnswerIdentity head = new AnswerIdentity("a", "m", Instant.EPOCH, false);

    assertThat(Provenance.isMarked(new GeminiClient().answer(answer, head))).isTrue();
  }

  @Test
  void dropsAMarkThatWasChangedOnTheWay() {
    Part broken = new Part.Thinking("hm", Optional.of("bmV4dXM6*"));

    assertThat(own(TO_CLAUDE, List.of(broken)))
        .containsExactly(new Part.Thinking("hm", Optional.empty()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String signature(Part thought) {
    return ((Part.Thinking) thought).signature().orElseThrow();
  }

  private static String decoded(Provenance provenance, StreamEvent step) {
    var marked = (StreamEvent.ThinkingSigned) streamed(provenance, step).get(0);
    return new String(Base64.getDecoder().decode(marked.signature()), StandardCharsets.UTF_8);
  }

  /** The steps as they reach the client's writer. */
  private static List<StreamEvent> streamed(Provenance provenance, StreamEvent... steps) {
    List<StreamEvent> marked = new ArrayList<>();
    StreamWriter writer = provenance.marking((step, out) -> marked.add(step));
    Stream.of(steps).forEach(step -> writer.write(step, event -> {}));
    return marked;
  }

  private static List<Part> marked(Provenance provenance, Part... parts) {
    return provenance.marked(answer(parts)).choices().get(0).parts();
  }

  private static ChatAnswer answer(Part... parts) {
    return new ChatAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(new ChatAnswer.Choice(0, List.of(parts), Optional.empty())),
        UsageReport.NONE);
  }

  private List<Part> own(Provenance provenance, List<Part> parts) {
    ChatRequest request =
        ChatRequest.builder("m").messages(List.of(Message.of(Role.ASSISTANT, parts))).build();
    return provenance.own(request, dropped).messages().get(0).parts();
  }
}
