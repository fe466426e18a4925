package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients of other dialects ask, in OpenAI's words. */
class HubToRequestTest {

  private static final Optional<CacheMark> UNMARKED = Optional.empty();
  private static final Part IMAGE =
      new Part.Image(new Media.Inline("image/png", "aa"), Optional.empty(), UNMARKED);

  private final Dropped dropped = new Dropped();

  @Test
  void putsResultsRightBehindTheCallsAndTheirImagesAfterTheLast() {
    Part first = new Part.ToolResult("c1", List.of(Part.Text.of("a"), IMAGE), false, UNMARKED);
    Part second = new Part.ToolResult("c2", List.of(Part.Text.of("b")), true, UNMARKED);

    JsonValue messages =
        messages(
            Message.of(Role.TOOL, List.of(first)),
            Message.of(Role.USER, List.of(second, Part.Text.of("And?"))));

    assertThat(messages)
        .isEqualTo(
            Chats.json(
                """
                [{"role":"tool","tool_call_id":"c1","content":"a\\n(shown in the user's next message)"},
                 {"role":"tool","tool_call_id":"c2","content":"The tool failed.\\nb"},
                 {"role":"user","content":[{"type":"text","text":"Result of the tool call c1:"},
                  {"type":"image_url","image_url":{"url":"data:image/png;base64,aa"}}]},
                 {"role":"user","content":"And?"}]"""));
  }

  @Test
  void showsTheImagesOfTheLastResultsToo() {
    Part result = new Part.ToolResult("c1", List.of(IMAGE), false, UNMARKED);

    JsonValue messages = messages(Message.of(Role.TOOL, List.of(result)));

    assertThat(messages.asJsonArray()).hasSize(2);
    assertThat(messages.asJsonArray().getJsonObject(1).getString("role")).isEqualTo("user");
  }

  @Test
  void writesTextFilesAsText() {
    Part text =
        new Part.Document(new Media.Inline("text/plain", "SMOp"), Optional.empty(), UNMARKED);

    JsonValue messages = messages(Message.of(Role.USER, List.of(text)));

    assertThat(messages)
        .isEqualTo(
            Chats.json("[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hé\"}]}]"));
  }

  @Test
  void refusesWhatHasNoPlace() {
    Media stored = new Media.Stored("file-1");
    Media link = new Media.Link("https://example.org/a", Optional.empty());
    assertRefused(Role.USER, new Part.Image(stored, Optional.empty(), UNMARKED), "inline");
    assertRefused(Role.USER, new Part.Document(stored, Optional.empty(), UNMARKED), "inline");
    assertRefused(Role.USER, new Part.Document(link, Optional.empty(), UNMARKED), "inline");
    assertRefused(Role.USER, new Part.Audio(link), "inline");
    assertRefused(Role.USER, new Part.Audio(new Media.Inline("audio/ogg", "aa")), "audio/wav");
    assertRefused(Role.ASSISTANT, IMAGE, "text alone");
    assertRefused(Role.SYSTEM, IMAGE, "text alone");
    Part broken =
        new Part.Document(new Media.Inline("text/plain", "?"), Optional.empty(), UNMARKED);
    assertRefused(Role.USER, broken, "base64");
  }

  @Test
  void writesNothingBeyondTheSchemaThatMostServersTookOver() {
    Part marked = new Part.Text("x", Optional.of(CacheMark.ONE_HOUR));
    Part thought = new Part.Thinking("t", Optional.of("s"));
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(
                List.of(
                    Message.of(Role.DEVELOPER, List.of(marked)),
                    Message.of(Role.ASSISTANT, List.of(thought, new Part.Refusal("No.")))))
            .endUser(Optional.of("u"))
            .build();

    JsonObject body = Chats.write(ServerKind.PLAIN, request, dropped);

    assertThat(body)
        .isEqualTo(
            Chats.json(
                """
                {"model":"up","user":"u","messages":[{"role":"system","content":"x"},
                 {"role":"assistant","content":"No."}]}"""));
    assertThat(dropped.members())
        .containsExactly("messages[].thinking_blocks", "system[].cache_control");
  }

  private JsonValue messages(Message... messages) {
    ChatRequest request = ChatRequest.builder("m").messages(List.of(messages)).build();
    return Chats.write(ServerKind.OPENAI, request, dropped).get("messages");
  }

  private void assertRefused(Role role, Part part, String message) {
    assertThatThrownBy(() -> messages(Message.of(role, List.of(part))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message);
  }
}
