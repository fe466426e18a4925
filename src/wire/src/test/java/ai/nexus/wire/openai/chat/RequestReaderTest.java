package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  private static final Optional<CacheMark> UNMARKED = Optional.empty();

  @Test
  void leavesAbsentWhatTheClientLeftOut() {
    ChatRequest request = Chats.readMessage("{\"role\":\"user\",\"content\":\"Hi\"}");

    ChatRequest expected =
        ChatRequest.builder("m").messages(List.of(Message.text(Role.USER, "Hi"))).build();
    assertThat(request).isEqualTo(expected);
  }

  @Test
  void tellsSystemFromDeveloper() {
    ChatRequest request =
        Chats.readMessage(
            "{\"role\":\"system\",\"content\":\"a\"},{\"role\":\"developer\",\"content\":\"b\"}");

    assertThat(request.messages())
        .containsExactly(Message.text(Role.SYSTEM, "a"), Message.text(Role.DEVELOPER, "b"));
  }

  @Test
  void readsThoughtsBeforeTextBeforeCalls() {
    List<Part> parts =
        onlyMessage(
            """
            {"role":"assistant","content":"Hi","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":" "}}],
             "thinking_blocks":[{"type":"thinking","thinking":"","signature":"s"},{"type":"redacted_thinking","data":"d"}]}""");

    assertThat(parts)
        .containsExactly(
            new Part.Thinking("", Optional.of("s")),
            new Part.RedactedThinking("d"),
            Part.Text.of("Hi"),
            new Part.ToolCall("c", "f", "", Optional.empty(), UNMARKED));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"reasoning_content\":\"a\"', a",
    "'\"reasoning\":\"b\"', b",
    "'\"reasoning\":\"b\",\"reasoning_content\":\"a\"', a"
  })
  void readsThoughtsUnderEitherName(String member, String thought) {
    List<Part> parts = onlyMessage("{\"role\":\"assistant\",\"content\":null," + member + "}");

    assertThat(parts).containsExactly(new Part.Thinking(thought, Optional.empty()));
  }

  @Test
  void takesAPdfForADocumentWhereverItStands() {
    List<Part> parts =
        onlyMessage(
            """
            {"role":"user","content":[
             {"type":"image_url","image_url":{"url":"data:application/pdf;base64,JVBERi0="}},
             {"type":"file","file":{"file_id":"file-1"}},
             {"type":"file","file":{"filename":"A.PDF","file_data":"JVBERi0="}},
             {"type":"file","file":{"file_data":"https://example.org/a.pdf"}}]}""");

    Media pdf = new Media.Inline("application/pdf", "JVBERi0=");
    assertThat(parts)
        .containsExactly(
            new Part.Document(pdf, Optional.empty(), UNMARKED),
            new Part.Document(new Media.Stored("file-1"), Optional.empty(), UNMARKED),
            new Part.Document(pdf, Optional.of("A.PDF"), UNMARKED),
            new Part.Document(
                new Media.Link("https://example.org/a.pdf", Optional.empty()),
                Optional.empty(),
                UNMARKED));
  }

  @Test
  void readsImagesInTheResultsOfTools() {
    List<Part> parts =
        onlyMessage(
            """
            {"role":"tool","tool_call_id":"c","cache_control":{"type":"ephemeral"},
             "content":[{"type":"text","text":"x"},{"type":"image_url","image_url":"https://example.org/a.png"}]}""");

    Part image =
        new Part.Image(
            new Media.Link("https://example.org/a.png", Optional.empty()),
            Optional.empty(),
            UNMARKED);
    assertThat(parts)
        .containsExactly(
            new Part.ToolResult(
                "c",
                List.of(Part.Text.of("x"), image),
                false,
                Optional.of(CacheMark.FIVE_MINUTES)));
  }

  @Test
  void takesAMarkOnAMessageForOneOnItsLastPart() {
    List<Part> parts =
        onlyMessage(
            "{\"role\":\"user\",\"content\":\"x\",\"cache_control\":{\"type\":\"ephemeral\"}}");

    assertThat(parts).containsExactly(new Part.Text("x", Optional.of(CacheMark.FIVE_MINUTES)));
  }

  @Test
  void reportsUnknownMembersByTheirPaths() {
    Dropped dropped = new Dropped();
    String body =
        """
        {"model":"m","min_p":0.1,"store":false,"messages":[{"role":"user","odd":1,
         "content":[{"type":"text","text":"x","citations":true}]}],
         "tools":[{"type":"function","function":{"name":"f","x":{}}}]}""";

    Chats.CLIENT.request(body.getBytes(UTF_8), dropped);

    assertThat(dropped.members())
        .containsExactly(
            "messages[].content[].citations", "messages[].odd", "min_p", "tools[].function.x");
  }

  private static List<Part> onlyMessage(String message) {
    return Chats.readMessage(message).messages().get(0).parts();
  }
}
