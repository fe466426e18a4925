package ai.nexus.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiStrictnessTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final String USER = "{'role':'user','content':'hi json'}";
  private static final String CALL =
      "{'role':'assistant','content':null,'tool_calls':[{'id':'call_1','type':'function',"
          + "'function':{'name':'weather','arguments':'{}'}}]}";

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
        "'zebra':1 | Unrecognized request argument supplied: zebra",
        "'temperature':2.5 | decimal above maximum value",
        "'n':0 | integer below minimum value",
        "'max_tokens':1,'max_completion_tokens':1 | at the same time is not supported",
        "'response_format':{'type':'json_schema','json_schema':{}} | response_format.json_schema.name",
        "'response_format':{'type':'xml'} | Invalid value: 'xml'",
        "'stop':['a','b','c','d','e'] | array too long",
        "'tool_choice':'auto' | only allowed when 'tools' are specified",
        "'tools':[{'type':'function','function':{'name':'a b'}}] | does not match pattern",
        "'tools':[{'type':'function','function':{'name':'a','x':1}}] | tools[0].function.x",
        "'tools':[{'type':'function','function':{'name':'a','strict':true,'parameters':{'type':'object','properties':{}}}}] | 'additionalProperties' is required",
        "'tools':[{'type':'function','function':{'name':'a','strict':true,'parameters':{'type':'object','additionalProperties':false,'properties':{'p':{'type':'string'}}}}}] | Missing 'p'",
        "'stream':false,'stream_options':{'include_usage':true} | only allowed when 'stream' is enabled",
        "'reasoning_effort':'max' | Supported values are"
      })
  void refusesMembersThatOpenAiRefuses(String members, String message) {
    HttpResponse<String> refused = ask(members, USER);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message, "invalid_request_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role':'robot','content':'hi'} | Invalid value: 'robot'",
        "{'role':'user','content':null} | expected a string, got null",
        "{'role':'user','content':'hi','cache_control':{}} | messages[0].cache_control",
        "{'role':'tool','tool_call_id':'call_1','content':'x'} | must be a response to a preceeding message",
        "{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/tiff;base64,AAAA'}}]} | Only image types",
        "{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,?'}}]} | valid base64",
        "{'role':'system','content':[{'type':'image_url','image_url':{'url':'https://a/b'}}]} | Invalid value: 'image_url'",
        "{'role':'user','content':[{'type':'file','file':{'filename':'a','file_data':'AAAA'}}]} | data URL"
      })
  void refusesMessagesThatOpenAiRefuses(String message, String words) {
    HttpResponse<String> refused = ask("'n':1", message);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(words);
  }

  @Test
  void wantsEveryCallAnsweredAndNothingElse() {
    String result = "{'role':'tool','tool_call_id':'call_1','content':'x'}";

    assertThat(ask("'n':1", USER + "," + CALL + "," + result).statusCode()).isEqualTo(200);
    assertThat(ask("'n':1", USER + "," + CALL + "," + USER).body())
        .contains("did not have response messages: call_1");
    assertThat(ask("'n':1", USER + "," + CALL).body()).contains("call_1");
    assertThat(ask("'n':1", USER + "," + CALL + "," + result.replace("_1", "_2")).body())
        .contains("not found in 'tool_calls'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'tools':[{'type':'function','function':{'name':'a'}}],'tool_choice':'required'",
        "'response_format':{'type':'json_object'},'temperature':2,'n':2",
        "'max_completion_tokens':5,'stop':null,'metadata':{'a':'b'}"
      })
  void takesWhatOpenAiTakes(String members) {
    assertThat(ask(members, USER).body()).contains("\"content\":\"yes\"");
  }

  @Test
  void toleratesMoreWhereItIsToldTo() {
    provider.tolerate("m");

    assertThat(ask("'zebra':1", USER).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String members, String messages) {
    return client.post(CHAT, "{'model':'m','messages':[" + messages + "]," + members + "}");
  }
}
