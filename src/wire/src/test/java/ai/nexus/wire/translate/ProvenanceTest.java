package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  private static final Provenance TO_CLAUDE = new Provenance(Dialect.OPENAI, Dialect.ANTHROPIC);
  private static final Provenance TO_GEMINI = new Provenance(Dialect.OPENAI, Dialect.GEMINI);
  private static final Part SIGNED = new Part.Thinking("hm", Optional.of("EqQB/+sig=="));
  private static final Part REDACTED = new Part.RedactedThinking("secret");
  private static final Part CALL =
      new Part.ToolCall("id", "f", "{}", Optional.of("sig"), Optional.empty());

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
        .containsExactly(
            new Part.Thinking("hm", Optional.empty()),
            new Part.ToolCall("id", "f", "{}", Optional.empty(), Optional.empty()));
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
    StreamEvent.ThinkingSigned marked =
        (StreamEvent.ThinkingSigned) TO_GEMINI.marked(new StreamEvent.ThinkingSigned(0, "sig"));

    assertThat(Base64.getDecoder().decode(marked.signature()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("nexus:gemini:sig");
  }

  @Test
  void findsAMarkInABody() {
    String signature = ((Part.Thinking) marked(TO_CLAUDE, SIGNED).get(0)).signature().orElseThrow();

    assertThat(Provenance.isMarked(bytes("{\"a\":\"" + signature + "\"}"))).isTrue();
    assertThat(Provenance.isMarked(bytes("{\"a\":\"bmV4dX\"}"))).isFalse();
    assertThat(Provenance.isMarked(new byte[0])).isFalse();
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

  private static List<Part> marked(Provenance provenance, Part... parts) {
    ChatAnswer answer =
        new ChatAnswer(
            Optional.empty(),
            Optional.empty(),
            List.of(new ChatAnswer.Choice(0, List.of(parts), Optional.empty())),
            UsageReport.NONE);
    return provenance.marked(answer).choices().get(0).parts();
  }

  private List<Part> own(Provenance provenance, List<Part> parts) {
    ChatRequest request =
        ChatRequest.builder("m").messages(List.of(Message.of(Role.ASSISTANT, parts))).build();
    return provenance.own(request, dropped).messages().get(0).parts();
  }
}
