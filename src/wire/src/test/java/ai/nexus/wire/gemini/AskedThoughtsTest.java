package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client gets the words of thoughts where it asks for them, and signatures always. */
class AskedThoughtsTest {

  private static final String UNASKED = "{}";
  private static final String ASKED = "{\"thinkingConfig\":{\"includeThoughts\":true}}";
  private static final List<Part> SAID =
      List.of(
          new Part.Thinking("Hm.", Optional.of("AbCd")),
          new Part.RedactedThinking("x"),
          Part.Text.of("a"),
          new Part.Thinking("", Optional.of("ErUB")),
          new Part.ToolCall("t1", "f", "{}", Optional.of("/+8="), Optional.empty()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        UNASKED,
        "{\"thinkingConfig\":{\"thinkingBudget\":512}}",
        "{\"thinkingConfig\":{\"includeThoughts\":false}}"
      })
  void keepsSignaturesAndNoWords(String config) {
    assertThat(whole(config))
        .containsExactly(
            "{\"text\":\"\",\"thoughtSignature\":\"bmV4dXMucmVkYWN0ZWQ6eA==\"}",
            "{\"text\":\"a\",\"thoughtSignature\":\"ErUB\"}",
            "{\"functionCall\":{\"id\":\"t1\",\"name\":\"f\",\"args\":{}},"
                + "\"thoughtSignature\":\"/+8=\"}");
  }

  @Test
  void givesAllToWhoAsks() {
    assertThat(whole(ASKED))
        .hasSize(4)
        .contains("{\"text\":\"Hm.\",\"thought\":true,\"thoughtSignature\":\"AbCd\"}");
  }

  @Test
  void takesTheSignaturesBackThatItGave() {
    String content = "{\"role\":\"model\",\"parts\":[" + String.join(",", whole(UNASKED)) + "]}";

    assertThat(request("{\"contents\":[" + content + "]}").messages().get(0).parts())
        .containsExactlyElementsOf(SAID.subList(1, SAID.size()));
  }

  @Test
  void beginsAStreamWithTheFirstThoughtThatIsNotShown() {
    assertThat(streamed(UNASKED))
        .containsExactly(
            "{\"text\":\"\"}", "{\"text\":\"a\"}", "{\"text\":\"\",\"thoughtSignature\":\"ErUB\"}");
    assertThat(streamed(ASKED))
        .startsWith("{\"text\":\"H\",\"thought\":true}", "{\"text\":\"m\",\"thought\":true}");
  }

  private static List<String> whole(String config) {
    ChatAnswer answer =
        new ChatAnswer(
            Optional.empty(),
            Optional.empty(),
            List.of(new ChatAnswer.Choice(0, SAID, Optional.empty())),
            UsageReport.NONE);
    return parts(new String(client(config).answer(answer, GeminiAnswersTest.HEAD), UTF_8));
  }

  private static List<String> streamed(String config) {
    List<String> parts = new ArrayList<>();
    StreamWriter writer = client(config).stream(GeminiAnswersTest.HEAD);
    Stream.of(
            new StreamEvent.ThinkingDelta(0, "H"),
            new StreamEvent.ThinkingDelta(0, "m"),
            new StreamEvent.ThinkingSigned(0, "AbCd"),
            new StreamEvent.TextDelta(0, "a"),
            new StreamEvent.ThinkingSigned(0, "ErUB"))
        .forEach(
            step ->
                writer.write(
                    step, event -> parts.addAll(parts(new String(event, UTF_8).substring(6)))));
    return parts;
  }

  private static List<String> parts(String answer) {
    JsonObject candidate = Fixture.json(answer).getJsonArray("candidates").getJsonObject(0);
    return candidate.getJsonObject("content").getJsonArray("parts").stream()
        .map(Object::toString)
        .toList();
  }

  private static GeminiClient client(String config) {
    String contents = "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}],\"generationConfig\":";
    return new GeminiClient().repeating(request(contents + config + "}"));
  }

  private static ChatRequest request(String body) {
    return new GeminiRequestReader().read(body.getBytes(UTF_8), "m", false, new Dropped());
  }
}
