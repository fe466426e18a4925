package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks for that is wrong, or that its model's provider cannot do. */
class RequestRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"previous_response_id\":\"resp_1\"",
        "\"conversation\":\"conv_1\"",
        "\"conversation\":{\"id\":\"conv_1\"}",
        "\"prompt\":{\"id\":\"pmpt_1\"}",
        "\"background\":true",
        "\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]"
      })
  void saysThatNothingIsKept(String member) {
    BadRequestException refused = refusal("{\"model\":\"m\",\"input\":\"Hi\"," + member + "}");

    assertThat(refused.getMessage())
        .contains("keeps no conversations")
        .contains("send the whole input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"web_search", "file_search", "computer_use_preview", "mcp", "custom", "shell"})
  void namesTheToolThatIsNotThere(String type) {
    BadRequestException refused =
        refusal(
            """
            {"model":"m","input":"Hi","tools":[{"type":"function","name":"f"},{"type":"%s"}]}"""
                .formatted(type));

    assertThat(refused.param()).contains("tools[1].type");
    assertThat(refused.getMessage()).startsWith("'tools[1].type' must be function");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'input':5 | input",
        "'input':[] | input",
        "'input':[7] | input[0]",
        "'input':[{'role':'tool','content':'x'}] | input[0].role",
        "'input':[{'role':'user'}] | input[0].content",
        "'input':[{'role':'user','content':[{'type':'output_text','text':'x'}]}] | input[0].content[0].type",
        "'input':[{'role':'system','content':[{'type':'input_image'}]}] | input[0].content[0].type",
        "'input':[{'role':'user','content':[{'type':'input_image'}]}] | input[0].content[0].image_url",
        "'input':[{'role':'user','content':[{'type':'input_image','image_url':'x'}]}] | input[0].content[0].image_url",
        "'input':[{'role':'user','content':[{'type':'input_file'}]}] | input[0].content[0].file_data",
        "'input':[{'type':'function_call','name':'f','arguments':'{}'}] | input[0].call_id",
        "'input':[{'type':'function_call','call_id':'c','arguments':'{}'}] | input[0].name",
        "'input':[{'type':'function_call','call_id':'c','name':'f','arguments':'{'}] | input[0].arguments",
        "'input':[{'type':'function_call_output','call_id':'c'}] | input[0].output",
        "'input':[{'type':'function_call_output','output':'x'}] | input[0].call_id",
        "'input':[{'type':'web_search_call'}] | input[0].type",
        "'input':[{'type':'reasoning','summary':[{}]}] | input[0].summary[0].text",
        "'instructions':[] | instructions",
        "'stream':'yes' | stream",
        "'max_output_tokens':0 | max_output_tokens",
        "'max_output_tokens':1.5 | max_output_tokens",
        "'temperature':'hot' | temperature",
        "'tools':[{'type':'function'}] | tools[0].name",
        "'tools':[{'type':'function','name':'f','strict':1}] | tools[0].strict",
        "'tool_choice':'any' | tool_choice",
        "'tool_choice':5 | tool_choice",
        "'tool_choice':{'type':'web_search'} | tool_choice.type",
        "'tool_choice':{'type':'allowed_tools','mode':'x','tools':[]} | tool_choice.mode",
        "'tool_choice':{'type':'allowed_tools','mode':'auto','tools':[{'type':'mcp'}]} | tool_choice.tools[0].type",
        "'text':{'format':{'type':'xml'}} | text.format.type",
        "'reasoning':{'effort':'huge'} | reasoning.effort",
        "'metadata':{'a':1} | metadata",
        "'background':1 | background"
      })
  void namesTheMemberThatIsWrong(String member, String param) {
    String input = member.startsWith("'input'") ? "" : "'input':'Hi',";
    String body = ("{'model':'m'," + input + member + "}").replace('\'', '"');

    BadRequestException refused = refusal(body);

    assertThat(refused.param()).contains(param);
    assertThat(refused.getMessage()).contains(param);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"model\":", "{\"input\":\"x\"}", "{\"model\":\"\"}"})
  void refusesWhatIsNoRequest(String body) {
    assertThat(refusal(body).getMessage()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'stop':['x'] | stop",
        "'n':2 | n",
        "'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'eA==','format':'wav'}}]}] | messages",
        "'messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'file-1'}}]}] | messages"
      })
  void refusesWhatThisProviderHasNoPlaceFor(String member, String param) {
    String messages =
        member.startsWith("'messages'") ? "" : "'messages':[{'role':'user','content':'Hi'}],";
    String body = ("{'model':'m'," + messages + member + "}").replace('\'', '"');
    ChatRequest request = Replies.read("openai", body, new Dropped());

    BadRequestException refused =
        catchThrowableOfType(
            BadRequestException.class, () -> Replies.write("responses", request, new Dropped()));

    assertThat(refused.param()).contains(param);
  }

  @Test
  void passesOverWhatAsksForNothing() {
    Dropped dropped = new Dropped();

    Replies.read(
        "responses",
        """
        {"model":"m","input":"Hi","store":false,"include":["reasoning.encrypted_content"],
         "truncation":"disabled","background":false,"conversation":null,"prompt":null,
         "stream_options":{"include_obfuscation":false}}""",
        dropped);

    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void takesAPictureBackThatTheModelMade() {
    ChatRequest request =
        Replies.read(
            """
            {"model":"m","input":[{"role":"user","content":"Draw"},
             {"type":"image_generation_call","id":"ig_1","status":"completed","result":"/9j/4AAQ"},
             {"role":"user","content":"Again"}]}""");

    assertThat(Replies.write("gemini", request, new Dropped()).toString())
        .contains("{\"inlineData\":{\"mimeType\":\"image/jpeg\",\"data\":\"/9j/4AAQ\"}");
  }

  private static BadRequestException refusal(String body) {
    return catchThrowableOfType(
        BadRequestException.class,
        () -> ResponsesClient.request(body.getBytes(UTF_8), new Dropped()));
  }
}
