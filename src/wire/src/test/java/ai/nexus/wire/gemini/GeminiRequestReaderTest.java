package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.ToolChoice;
import ai.nexus.wire.model.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiRequestReaderTest {

  private static final String HELLO = "\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}]";

  private final Dropped dropped = new Dropped();

  @Test
  void readsWhatThePathSays() {
    ChatRequest request = read("{" + HELLO + "}");

    assertThat(request.model()).isEqualTo("mine");
    assertThat(request.stream()).isFalse();
    assertThat(request.messages()).containsExactly(Message.text(Role.USER, "Hello"));
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void joinsTheEventsOfAStreamedTurnThatAClientSendsBack() {
    ChatRequest request =
        read(
            """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},
              {"role":"model","parts":[{"text":"I ","thought":true}]},
              {"role":"model","parts":[{"text":"think.","thought":true}]},
              {"role":"model","parts":[{"text":"","thought":true,"thoughtSignature":"_-8="}]},
              {"role":"model","parts":[{"text":"Hel"}]},
              {"role":"model","parts":[{"text":"lo"}]},
              {"role":"model","parts":[{"text":""}]}]}
            """);

    assertThat(request.messages().get(1).parts())
        .containsExactly(new Part.Thinking("I think.", Optional.of("/+8=")), Part.Text.of("Hello"));
  }

  @Test
  void partsResultsFromWhatTheUserSays() {
    ChatRequest request =
        read(
            """
            {"contents":[
              {"role":"model","parts":[{"functionCall":{"id":"1","name":"f"}}]},
              {"role":"user","parts":[
                {"functionResponse":{"id":"1","name":"f","response":{"output":"ok"},
                  "parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}},
                {"text":"And now?"}]}]}
            """);

    assertThat(request.messages())
        .extracting(Message::role)
        .containsExactly(Role.ASSISTANT, Role.TOOL, Role.USER);
    assertThat(request.messages().get(1).parts())
        .containsExactly(
            new Part.ToolResult(
                "1",
                List.of(
                    Part.Text.of("ok"),
                    new Part.Image(
                        new Media.Inline("image/png", "AAAA"), Optional.empty(), Optional.empty())),
                false,
                Optional.empty()));
  }

  @Test
  void givesForeignSignaturesBackAsTheyWere() {
    String text = Signatures.toClient("no base64!");
    String redacted = Signatures.redactedToClient("secret");

    ChatRequest request =
        read(
            """
            {"contents":[{"role":"model","parts":[
              {"text":"","thought":true,"thoughtSignature":"%s"},
              {"text":"I","thought":true,"thoughtSignature":"%s"}]}]}
            """
                .formatted(redacted.replace('+', '-').replace('/', '_'), text));

    assertThat(request.messages().get(0).parts())
        .containsExactly(
            new Part.RedactedThinking("secret"), new Part.Thinking("I", Optional.of("no base64!")));
  }

  /** Google's own examples write a list of one so. */
  @Test
  void takesAnObjectForAListOfOne() {
    ChatRequest request =
        read(
            """
            {"system_instruction":{"parts":{"text":"Be brief."}},
             "contents":{"parts":{"text":"Hello"}}}
            """);

    assertThat(request.messages())
        .containsExactly(Message.text(Role.SYSTEM, "Be brief."), Message.text(Role.USER, "Hello"));
  }

  @Test
  void keepsTheSignatureOfAPicture() {
    ChatRequest request =
        read(
            """
            {"contents":{"role":"model","parts":[
              {"inlineData":{"mimeType":"image/png","data":"AAAA"},"thoughtSignature":"AbCd"}]}}
            """);

    assertThat(request.messages().get(0).parts())
        .containsExactly(
            new Part.Image(
                new Media.Inline("image/png", "AAAA"), Optional.empty(), Optional.empty()),
            new Part.Thinking("", Optional.of("AbCd")));
  }

  @Test
  void readsLabelsAndLoneSurrogates() {
    ChatRequest request =
        read("{\"labels\":{\"a\":\"b\"},\"contents\":[{\"parts\":[{\"text\":\"\\ud83d\"}]}]}");

    assertThat(request.metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(request.messages().get(0)).isEqualTo(Message.text(Role.USER, "\ud83d"));
  }

  @Test
  void readsFormats() {
    assertThat(format("\"responseMimeType\":\"text/plain\""))
        .isInstanceOf(OutputFormat.PlainText.class);
    assertThat(format("\"responseMimeType\":\"application/json\""))
        .isInstanceOf(OutputFormat.AnyJson.class);
    assertThat(format("\"responseJsonSchema\":{\"type\":\"object\"}"))
        .isEqualTo(
            new OutputFormat.Schema(
                Optional.empty(),
                Optional.empty(),
                Fixture.json("{\"type\":\"object\"}"),
                Optional.empty()));
  }

  private OutputFormat format(String config) {
    return read("{" + HELLO + ",\"generationConfig\":{" + config + "}}").format().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'thinkingBudget':0|false||",
        "'thinkingBudget':-1|true||",
        "'thinkingBudget':512|||512",
        "'thinkingLevel':'high'||HIGH|",
        "'thinkingLevel':'MINIMAL'||MINIMAL|",
        "'thinkingLevel':'THINKING_LEVEL_UNSPECIFIED'|||"
      })
  void readsHowMuchToThink(String config, Boolean enabled, Reasoning.Effort effort, Long budget) {
    ChatRequest request =
        read("{" + HELLO + ",'generationConfig':{'thinkingConfig':{" + config + "}}}");

    assertThat(request.reasoning())
        .contains(
            new Reasoning(
                Optional.ofNullable(enabled),
                Optional.ofNullable(effort),
                Optional.ofNullable(budget),
                Optional.of(false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'mode':'AUTO'|Auto[]",
        "'mode':'NONE'|None[]",
        "'mode':'ANY'|Required[]",
        "'mode':'VALIDATED'|Auto[]",
        "'mode':'ANY','allowedFunctionNames':['f']|Named[name=f]",
        "'mode':'ANY','allowedFunctionNames':['f','g']|Among[names=[f, g], required=true]",
        "'mode':'AUTO','allowedFunctionNames':['f']|Among[names=[f], required=false]",
        "'allowedFunctionNames':['f']|Among[names=[f], required=false]"
      })
  void readsWhichToolsMayBeCalled(String config, String choice) {
    ChatRequest request =
        read("{" + HELLO + ",'toolConfig':{'functionCallingConfig':{" + config + "}}}");

    assertThat(request.toolChoice().map(ToolChoice::toString)).contains(choice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|",
        "nonsense|",
        "{}|contents",
        "{'contents':[]}|contents",
        "{'contents':{}}|contents.parts",
        "{'contents':'Hi'}|contents",
        "{'contents':[{'parts':[{'functionCall':{'name':'f'}}]}]}|contents[0].parts[0].functionCall",
        "{'contents':[{'role':'model','parts':[{'functionResponse':{'name':'f'}}]}]}|contents[0].parts[0].functionResponse",
        "{'contents':[1]}|contents[0]",
        "{'contents':[{'role':'system','parts':[]}]}|contents[0].role",
        "{'contents':[{'parts':[{}]}]}|contents[0].parts[0]",
        "{'contents':[{'parts':[{'text':1}]}]}|contents[0].parts[0].text",
        "{'contents':[{'parts':[{'inlineData':{'data':'AAAA'}}]}]}|contents[0].parts[0].inlineData.mimeType",
        "{'contents':[{'parts':[{'inline_data':{'mime_type':'video/mp4','data':'A'}}]}]}|contents[0].parts[0].inline_data.mime_type",
        "{'contents':[{'parts':[{'executableCode':{}}]}]}|contents[0].parts[0].executableCode",
        "{'contents':[{'parts':[{'functionResponse':{'name':'f','response':{}}}]}]}|contents[0].parts[0].functionResponse.name",
        "{'contents':[{'role':'model','parts':[{'functionCall':{'name':'f','args':'x'}}]}]}|contents[0].parts[0].functionCall.args",
        "{HELLO,'systemInstruction':{'parts':[{'inlineData':{}}]}}|systemInstruction.parts[0].text",
        "{HELLO,'tools':[{'googleSearch':{}}]}|tools[0].googleSearch",
        "{HELLO,'tools':[{'code_execution':{}}]}|tools[0].code_execution",
        "{HELLO,'tools':[{'functionDeclarations':[{}]}]}|tools[0].functionDeclarations[0].name",
        "{HELLO,'toolConfig':{'functionCallingConfig':{'mode':'SOME'}}}|toolConfig.functionCallingConfig.mode",
        "{HELLO,'cachedContent':'cachedContents/1'}|cachedContent",
        "{HELLO,'generationConfig':{'temperature':'hot'}}|generationConfig.temperature",
        "{HELLO,'generationConfig':{'maxOutputTokens':1.5}}|generationConfig.maxOutputTokens",
        "{HELLO,'generationConfig':{'stopSequences':[1]}}|generationConfig.stopSequences",
        "{HELLO,'generationConfig':{'responseModalities':['IMAGE']}}|generationConfig.responseModalities",
        "{HELLO,'generationConfig':{'responseMimeType':'text/x.enum'}}|generationConfig.responseMimeType",
        "{HELLO,'generationConfig':{'thinkingConfig':{'thinkingLevel':'DEEP'}}}|generationConfig.thinkingConfig.thinkingLevel",
        "{HELLO,'labels':{'a':1}}|labels"
      })
  void refusesWhatIsWrongByItsName(String body, String param) {
    BadRequestException refused =
        catchThrowableOfType(BadRequestException.class, () -> read(body.replace("HELLO", HELLO)));

    assertThat(refused.param()).isEqualTo(Optional.ofNullable(param));
    assertThat(refused).hasMessageContaining(param == null ? "JSON object" : "'" + param + "'");
  }

  private ChatRequest read(String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
    return new GeminiRequestReader().read(bytes, "mine", false, dropped);
  }
}
