package ai.nexus.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicStrictnessTest {

  private static final String USER = "{'role':'user','content':'hi'}";
  private static final String CALL =
      "{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'weather',"
          + "'input':{}}]}";
  private static final String RESULT =
      "{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':'x'}]}";

  private final FakeProvider provider = FakeProvider.start().serve("m", ChatAnswer.of("yes"));
  private final VendorClient client = new VendorClient(provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'zebra':1 | zebra: Extra inputs are not permitted",
        "'temperature':1.5 | temperature: range: 0..1",
        "'thinking':{'type':'enabled','budget_tokens':1000} | greater than or equal to 1024",
        "'thinking':{'type':'enabled','budget_tokens':5000} | `max_tokens` must be greater than",
        "'thinking':{'type':'enabled','budget_tokens':1024},'temperature':0.5 | may only be set to 1",
        "'tool_choice':{'type':'any'} | only be specified while providing tools",
        "'tools':[{'name':'a','input_schema':{}}] | input_schema.type: Field required",
        "'tools':[{'name':'a','input_schema':{'type':'string'}}] | Input should be 'object'",
        "'tools':[{'name':'a b','input_schema':{'type':'object'}}] | should match pattern",
        "'tools':[{'name':'a','input_schema':{'type':'object'}}],'tool_choice':{'type':'tool','name':'b'} | Tool 'b' not found",
        "'output_config':{'format':{'type':'json_schema','schema':{'type':'object'}}} | explicitly set to false"
      })
  void refusesMembersThatAnthropicRefuses(String members, String message) {
    HttpResponse<String> refused = ask(members, USER);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message, "invalid_request_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role':'system','content':'hi'} | Unexpected role",
        "{'role':'assistant','content':'hi'} | first message must use",
        "{'role':'user','content':''} | non-empty content",
        "{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/tiff','data':'AAAA'}}]} | media_type: Input should be",
        "{'role':'user','content':[{'type':'tool_result','tool_use_id':'x','content':'y'}]} | unexpected `tool_use_id`",
        "{'role':'user','content':[{'type':'thinking','thinking':'a','signature':'b'}]} | cannot be in `user`"
      })
  void refusesMessagesThatAnthropicRefuses(String message, String words) {
    assertThat(ask("'top_k':1", message).body()).contains(words);
  }

  @Test
  void wantsEveryCallAnsweredInTheNextMessage() {
    assertThat(ask("'top_k':1", USER + "," + CALL + "," + RESULT).statusCode()).isEqualTo(200);
    assertThat(ask("'top_k':1", USER + "," + CALL + "," + USER).body())
        .contains("without `tool_result` blocks immediately after: toolu_1");
    assertThat(ask("'top_k':1", USER + "," + CALL).body()).contains("toolu_1");
  }

  @Test
  void knowsItsOwnSignaturesAlone() {
    String thought =
        "{'role':'assistant','content':[{'type':'thinking','thinking':'so','signature':'%s'}]}";
    String own = new Signature("anthropic").of("so");

    assertThat(ask("'top_k':1", USER + "," + thought.formatted(own)).statusCode()).isEqualTo(200);
    assertThat(ask("'top_k':1", USER + "," + thought.formatted("c28=")).body())
        .contains("Invalid `signature`");
  }

  @Test
  void wantsAThoughtBeforeTheCallWhileItThinks() {
    String thinking = "'thinking':{'type':'enabled','budget_tokens':1024}";

    assertThat(ask(thinking, USER + "," + CALL + "," + RESULT).body())
        .contains("Expected `thinking` or `redacted_thinking`, but found `tool_use`");
  }

  @Test
  void takesFourCacheMarks() {
    String marked = "{'type':'text','text':'a','cache_control':{'type':'ephemeral'}}";
    String four = marked + (',' + marked).repeat(3);

    assertThat(ask("'system':[" + four + "]", USER).statusCode()).isEqualTo(200);
    assertThat(ask("'system':[" + four + "," + marked + "]", USER).body())
        .contains("A maximum of 4 blocks");
  }

  @Test
  void countsWithoutALimit() {
    String asked = "{'model':'m','messages':[" + USER + "]}";

    assertThat(client.post("/v1/messages/count_tokens", asked).body())
        .isEqualTo("{\"input_tokens\":1}");
    assertThat(client.post("/v1/messages", asked).body()).contains("max_tokens: Field required");
  }

  private HttpResponse<String> ask(String members, String messages) {
    return client.post(
        "/v1/messages",
        "{'model':'m','max_tokens':2000,'messages':[" + messages + "]," + members + "}");
  }
}
