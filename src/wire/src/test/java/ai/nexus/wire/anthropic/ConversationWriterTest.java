package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.asking;
import static ai.nexus.wire.anthropic.Fixtures.assertSame;
import static ai.nexus.wire.anthropic.Fixtures.assistant;
import static ai.nexus.wire.anthropic.Fixtures.call;
import static ai.nexus.wire.anthropic.Fixtures.result;
import static ai.nexus.wire.anthropic.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages of any dialect as Anthropic's system and messages. */
class ConversationWriterTest {

  private static final String OLD = "claude-opus-4-6";
  private static final String NEW = "claude-opus-5";

  private final Dropped dropped = new Dropped();

  private JsonObject write(String model, Message... messages) {
    return Fixtures.write(asking(messages).build(), model, dropped);
  }

  private static Message system(String text) {
    return Message.text(Role.SYSTEM, text);
  }

  private static String messages(String messages) {
    return "{\"model\":\"" + OLD + "\",\"max_tokens\":4096,\"messages\":[" + messages + "]}";
  }

  private static Message images(Media... media) {
    return Message.of(
        Role.USER,
        List.of(media).stream()
            .<Part>map(it -> new Part.Image(it, Optional.empty(), Optional.empty()))
            .toList());
  }

  @Test
  void joinsWhatTheSystemAndTheDeveloperSayFirst() {
    JsonObject written =
        write(OLD, system("A"), Message.text(Role.DEVELOPER, "B"), system(" "), user("Hi"));

    assertSame(
        written,
        """
        {"model":"claude-opus-4-6","max_tokens":4096,
         "system":[{"type":"text","text":"A"},{"type":"text","text":"B"}],
         "messages":[{"role":"user","content":"Hi"}]}""");
  }

  @Test
  void leavesALateInstructionWhereItIsForModelsThatTakeIt() {
    JsonObject written =
        write(NEW, system("A"), user("Hi"), Message.text(Role.DEVELOPER, "B"), system("C"));

    assertThat(written.getJsonArray("messages").get(1))
        .hasToString(
            "{\"role\":\"system\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"B\"},{\"type\":\"text\",\"text\":\"C\"}]}");
  }

  @Test
  void putsALateInstructionIntoTheUsersTurnForOtherModels() {
    JsonObject written = write(OLD, user("Hi"), assistant(Part.Text.of("Yes")), system("B"));

    assertSame(
        written,
        messages(
            """
            {"role":"user","content":"Hi"},{"role":"assistant","content":"Yes"},
            {"role":"user","content":"<system>\\nB\\n</system>"}"""));
  }

  @Test
  void putsALateInstructionIntoTheUsersTurnWhereItMayNotStand() {
    JsonObject written =
        write(NEW, user("a"), system("b"), user("c"), assistant(Part.Text.of("d")), system("e"));

    assertThat(written.getJsonArray("messages"))
        .hasToString(
            """
            [{"role":"user","content":[{"type":"text","text":"a"},\
            {"type":"text","text":"<system>\\nb\\n</system>"},{"type":"text","text":"c"}]},\
            {"role":"assistant","content":"d"},\
            {"role":"user","content":"<system>\\ne\\n</system>"}]""");
  }

  @Test
  void putsAllResultsOfATurnIntoOneMessageAndFirst() {
    JsonObject written =
        write(
            OLD,
            user("Hi"),
            assistant(call("1", "a", "{\"x\":1}"), call("2", "b", "")),
            result("1", Part.Text.of("r1")),
            system("Be quick."),
            result("2"),
            user("Well?"));

    assertSame(
        written,
        messages(
            """
            {"role":"user","content":"Hi"},
            {"role":"assistant","content":[
              {"type":"tool_use","id":"1","name":"a","input":{"x":1}},
              {"type":"tool_use","id":"2","name":"b","input":{}}]},
            {"role":"user","content":[
              {"type":"tool_result","tool_use_id":"1","content":"r1"},
              {"type":"tool_result","tool_use_id":"2"},
              {"type":"text","text":"<system>\\nBe quick.\\n</system>"},
              {"type":"text","text":"Well?"}]}"""));
  }

  @Test
  void wrapsArgumentsThatAreNoObject() {
    JsonObject written = write(OLD, user("Hi"), assistant(call("1", "a", "{\"x\":")), result("1"));

    assertThat(written.toString()).contains("\"input\":{\"INVALID_JSON\":\"{\\\"x\\\":\"}");
  }

  @Test
  void givesACallAndItsResultTheSameIdThatClaudeTakes() {
    Message said = assistant(call("functions.a:0", "a", "{}"), call("functions_a.0", "a", "{}"));

    JsonObject written = write(OLD, user("Hi"), said, result("functions.a:0"));

    var calls = written.getJsonArray("messages").getJsonObject(1).getJsonArray("content");
    var results = written.getJsonArray("messages").getJsonObject(2).getJsonArray("content");
    String id = calls.getJsonObject(0).getString("id");
    assertThat(id).matches("[a-zA-Z0-9_-]+");
    assertThat(calls.getJsonObject(1).getString("id")).isNotEqualTo(id);
    assertThat(results.getJsonObject(0).getString("tool_use_id")).isEqualTo(id);
  }

  @Test
  void leavesIdsAsTheyAreForOtherModels() {
    assertThat(write("kimi-k2", user("Hi"), assistant(call("f.a:0", "a", ""))).toString())
        .contains("\"f.a:0\"");
  }

  @Test
  void leavesOutWhatClaudeRefusesToHear() {
    JsonObject written =
        write(
            OLD,
            new Message(Role.USER, List.of(Part.Text.of("Hi")), Optional.of("bob")),
            assistant(
                new Part.Thinking("unsigned", Optional.empty()),
                Part.Text.of("\n"),
                new Part.ToolCall("1", "a", "", Optional.of("google"), Optional.empty())),
            result("1", Part.Text.of("")),
            assistant(new Part.Refusal("No. \n")));

    assertSame(
        written,
        messages(
            """
            {"role":"user","content":"Hi"},
            {"role":"assistant","content":[{"type":"tool_use","id":"1","name":"a","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"1"}]},
            {"role":"assistant","content":[{"type":"text","text":"No. \\n"}]}"""));
    assertThat(dropped.members())
        .containsExactly(
            "messages[].name",
            "messages[].reasoning_content",
            "messages[].tool_calls[].extra_content");
  }

  @Test
  void endsAnAnswerThatIsToGoOnWithoutWhiteSpace() {
    JsonObject written = write(OLD, user("Hi"), assistant(Part.Text.of("The best is ( \n")));

    assertThat(written.getJsonArray("messages").getJsonObject(1).getString("content"))
        .isEqualTo("The best is (");
  }

  @Test
  void writesImagesAndDocumentsByTheirTypes() {
    JsonObject written =
        write(
            OLD,
            images(
                new Media.Inline("image/JPG; q=1", "AA=="),
                new Media.Inline("application/pdf", "BB=="),
                new Media.Link("https://e.org/x", Optional.of("image/png"))),
            Message.of(
                Role.USER,
                List.of(
                    new Part.Document(
                        new Media.Inline("text/markdown", "IyDDpA=="),
                        Optional.of("a.md"),
                        Optional.empty()))));

    assertSame(
        written,
        messages(
            """
            {"role":"user","content":[
             {"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"AA=="}},
             {"type":"document",
              "source":{"type":"base64","media_type":"application/pdf","data":"BB=="}},
             {"type":"image","source":{"type":"url","url":"https://e.org/x"}},
             {"type":"document","title":"a.md",
              "source":{"type":"text","media_type":"text/plain","data":"# ä"}}]}"""));
  }

  @Test
  void refusesMediaThatClaudeCannotRead() {
    assertRefused("messages[].content[]", images(new Media.Inline("image/tiff", "AA==")));
    assertRefused("messages[].content[]", images(new Media.Stored("file-openai")));
    assertRefused("messages[].content[]", userSays(new Part.Audio(new Media.Inline("a/b", ""))));
    assertRefused(
        "messages[].content[]", userSays(document(new Media.Inline("application/zip", "AA=="))));
    assertRefused("messages[].content[]", userSays(document(new Media.Inline("text/csv", "="))));
  }

  @Test
  void refusesAConversationWithoutAnything() {
    assertRefused("messages", system("A"));
    assertRefused("messages", user(" "));
  }

  @Test
  void refusesASystemThatShowsImages() {
    Part image =
        new Part.Image(new Media.Link("u", Optional.empty()), Optional.empty(), Optional.empty());

    assertRefused("messages[1].content", user("a"), Message.of(Role.SYSTEM, List.of(image)));
  }

  private static Part document(Media media) {
    return new Part.Document(media, Optional.empty(), Optional.empty());
  }

  private static Message userSays(Part part) {
    return Message.of(Role.USER, List.of(part));
  }

  private void assertRefused(String param, Message... messages) {
    assertThatThrownBy(() -> write(OLD, messages))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(Optional.of(param), BadRequestException::param);
  }
}
