package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests of clients of other dialects, as their readers hand them on. */
class GeminiRequestWriterTest {

  private static final Message HELLO = Message.text(Role.USER, "Hello");
  private static final Tool WEATHER =
      new Tool(
          "weather",
          Optional.of("Of a city"),
          Optional.of(Fixture.json("{\"type\":\"object\",\"additionalProperties\":false}")),
          Optional.of(true),
          Optional.of(CacheMark.ONE_HOUR));

  private final Dropped dropped = new Dropped();

  @Test
  void putsInstructionsBeforeAllAndJoinsTurns() {
    ChatRequest request =
        chat(
            Message.text(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, List.of(Part.Text.of("Hi")), Optional.of("Ann")),
            Message.text(Role.USER, "there"),
            Message.text(Role.DEVELOPER, "And kind."),
            Message.of(Role.ASSISTANT, List.of(new Part.Refusal("No."), Part.Text.of(""))),
            Message.text(Role.ASSISTANT, "Sorry."),
            Message.text(Role.USER, ""));

    assertWritten(
        request,
        """
        {"systemInstruction":{"parts":[{"text":"Be brief."},{"text":"And kind."}]},
         "contents":[{"role":"user","parts":[{"text":"Hi"},{"text":"there"}]},
           {"role":"model","parts":[{"text":"No."},{"text":"Sorry."}]},
           {"role":"user","parts":[{"text":""}]}]}
        """);
    assertThat(dropped.members()).containsExactly("messages[].name");
  }

  @Test
  void putsAllResultsInOneContentAndTheirPicturesBehind() {
    Part link = image(new Media.Link("https://example.com/a.png?b=c", Optional.empty()));
    ChatRequest request =
        chat(
            HELLO,
            Message.of(Role.ASSISTANT, List.of(call("1", "f", "{\"a\":1.0}"), call("2", "g", ""))),
            Message.of(Role.TOOL, List.of(result("1", Part.Text.of("a"), link, Part.Text.of("b")))),
            Message.of(
                Role.TOOL, List.of(new Part.ToolResult("2", List.of(), true, Optional.empty()))),
            Message.text(Role.USER, "Well?"));

    assertWritten(
        request,
        """
        {"contents":[{"role":"user","parts":[{"text":"Hello"}]},
         {"role":"model","parts":[
           {"functionCall":{"id":"1","name":"f","args":{"a":1.0}}},
           {"functionCall":{"id":"2","name":"g","args":{}}}]},
         {"role":"user","parts":[
           {"functionResponse":{"id":"1","name":"f","response":{"output":"a\\nb"}}},
           {"functionResponse":{"id":"2","name":"g","response":{"error":""}}},
           {"text":"Well?"},
           {"fileData":{"mimeType":"image/png","fileUri":"https://example.com/a.png?b=c"}}]}]}
        """);
  }

  @Test
  void putsPicturesIntoResultsForNewerModels() {
    ChatRequest request =
        chat(
            Message.of(Role.ASSISTANT, List.of(call("1", "f", "{}"))),
            Message.of(
                Role.TOOL, List.of(result("1", image(new Media.Inline("image/png", "AAAA"))))));

    assertThat(written(request, "gemini-3-pro-preview"))
        .contains(
            "{\"functionResponse\":{\"id\":\"1\",\"name\":\"f\",\"response\":{\"output\":\"\"},"
                + "\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AAAA\"}}]}}");
    assertThat(written(request, "gemini-2.5-pro"))
        .contains("{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AAAA\"}}]}]}");
  }

  /** Gemini 3 refuses a turn with calls of which the first is not signed. */
  @Test
  void signsTheFirstForeignCallOfATurnForNewerModels() {
    ChatRequest request =
        chat(
            HELLO,
            Message.of(
                Role.ASSISTANT,
                List.of(
                    new Part.Thinking("Well", Optional.of("not base64!")),
                    call("1", "f", "{}"),
                    call("2", "f", "{}"))));

    assertThat(written(request, "gemini-3.1-flash"))
        .contains(
            "{\"text\":\"Well\",\"thought\":true},"
                + "{\"functionCall\":{\"id\":\"1\",\"name\":\"f\",\"args\":{}},"
                + "\"thoughtSignature\":\"skip_thought_signature_validator\"},"
                + "{\"functionCall\":{\"id\":\"2\",\"name\":\"f\",\"args\":{}}}");
    assertThat(written(request, "gemini-2.5-flash")).doesNotContain("thoughtSignature");
    assertThat(dropped.members()).containsExactly("messages[].content[].signature");
  }

  @Test
  void writesToolsAndFormat() {
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(List.of(HELLO))
            .tools(List.of(WEATHER))
            .toolChoice(Optional.of(new ToolChoice.Named("weather")))
            .parallelToolCalls(Optional.of(false))
            .format(
                Optional.of(
                    new OutputFormat.Schema(
                        Optional.of("n"),
                        Optional.of("d"),
                        Fixture.json("{\"$ref\":\"#/$defs/A\"}"),
                        Optional.of(true))))
            .endUser(Optional.of("u"))
            .metadata(Map.of("a", "b"))
            .build();

    assertWritten(
        request,
        """
        {"contents":[{"role":"user","parts":[{"text":"Hello"}]}],
         "tools":[{"functionDeclarations":[{"name":"weather","description":"Of a city",
           "parametersJsonSchema":{"type":"object","additionalProperties":false}}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["weather"]}},
         "generationConfig":{"responseMimeType":"application/json",
           "responseJsonSchema":{"$ref":"#/$defs/A"}}}
        """);
    assertThat(dropped.members())
        .containsExactly(
            "metadata",
            "parallel_tool_calls",
            "response_format.json_schema.description",
            "tools[].cache_control",
            "tools[].function.strict",
            "user");
  }

  @Test
  void writesNumbersAsTheyCame() {
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(List.of(HELLO))
            .sampling(
                new Sampling(
                    Optional.of(5L),
                    Optional.of(new BigDecimal("0.30")),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(1L << 40),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(true),
                    Optional.of(3)))
            .build();

    assertWritten(
        request,
        """
        {"contents":[{"role":"user","parts":[{"text":"Hello"}]}],
         "generationConfig":{"maxOutputTokens":5,"temperature":0.30}}
        """);
    assertThat(dropped.members()).containsExactly("logprobs", "seed", "top_logprobs");
  }

  @Test
  void reportsWhatGeminiHasNoPlaceFor() {
    ChatRequest request =
        chat(
            Message.of(
                Role.USER,
                List.of(
                    new Part.Text("Hi", Optional.of(CacheMark.FIVE_MINUTES)),
                    new Part.Image(
                        new Media.Inline("image/png", "AA=="),
                        Optional.of("low"),
                        Optional.empty()),
                    new Part.Document(
                        new Media.Stored("files/abc"), Optional.of("a.pdf"), Optional.empty()))),
            Message.of(Role.ASSISTANT, List.of(new Part.RedactedThinking("x"))));

    assertWritten(
        request,
        """
        {"contents":[{"role":"user","parts":[{"text":"Hi"},
          {"inlineData":{"mimeType":"image/png","data":"AA=="}},
          {"fileData":{"fileUri":"https://generativelanguage.googleapis.com/v1beta/files/abc"}}]}]}
        """);
    assertThat(dropped.members())
        .containsExactly(
            "messages[].content[].cache_control",
            "messages[].content[].file.filename",
            "messages[].content[].image_url.detail",
            "messages[].content[].redacted_thinking");
  }

  @Test
  void refusesWhatWouldChangeTheMeaning() {
    assertRefused(chat(Message.text(Role.SYSTEM, "Only this.")), "messages");
    assertRefused(
        chat(HELLO, Message.of(Role.TOOL, List.of(result("9", Part.Text.of("?"))))),
        "messages[].tool_call_id");
    assertRefused(
        chat(HELLO, Message.of(Role.ASSISTANT, List.of(call("1", "f", "[1]")))),
        "messages[].tool_calls[].function.arguments");
    assertRefused(
        chat(Message.of(Role.USER, List.of(image(new Media.Stored("file-abc"))))),
        "messages[].content");
    assertRefused(
        chat(HELLO, Message.of(Role.SYSTEM, List.of(image(new Media.Inline("image/png", "A"))))),
        "messages[].content");
    assertRefused(
        ChatRequest.builder("m")
            .messages(List.of(HELLO))
            .toolChoice(Optional.of(new ToolChoice.Required()))
            .build(),
        "tool_choice");
  }

  private void assertRefused(ChatRequest request, String param) {
    BadRequestException refused =
        catchThrowableOfType(BadRequestException.class, () -> written(request, "gemini-2.5-flash"));

    assertThat(refused.param()).contains(param);
  }

  private void assertWritten(ChatRequest request, String expected) {
    assertThat(Fixture.json(written(request, "gemini-2.5-flash")))
        .isEqualTo(Fixture.json(expected));
  }

  private String written(ChatRequest request, String model) {
    return new String(new GeminiProvider().request(request, model, dropped), UTF_8);
  }

  private static ChatRequest chat(Message... messages) {
    return ChatRequest.builder("m").messages(List.of(messages)).build();
  }

  private static Part image(Media media) {
    return new Part.Image(media, Optional.empty(), Optional.empty());
  }

  private static Part call(String id, String name, String arguments) {
    return new Part.ToolCall(id, name, arguments, Optional.empty(), Optional.empty());
  }

  private static Part result(String id, Part... content) {
    return new Part.ToolResult(id, List.of(content), false, Optional.empty());
  }
}
