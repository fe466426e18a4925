package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.model.BadRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single quotes stand for double ones, so that the JSON can be read. */
class RequestRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'functions':[{'name':'f'}]            | functions          | use 'tools'",
        "'function_call':'auto'                | function_call      | 'tool_choice'",
        "'logit_bias':{'50256':-100}           | logit_bias         | leave it out",
        "'modalities':['text','audio']         | modalities         | alone",
        "'web_search_options':{}               | web_search_options | leave it out",
        "'temperature':'hot'                   | temperature        | must be a number",
        "'n':0                                 | n                  | from 1 on",
        "'n':1.5                               | n                  | a whole number",
        "'n':129                               | n                  | 128 at most",
        "'n':1e999999999                       | n                  | a whole number",
        "'seed':'x'                            | seed               | must be a number",
        "'stop':[1]                            | stop               | array of strings",
        "'metadata':{'a':1}                    | metadata           | strings alone",
        "'user':1                              | user               | must be a string",
        "'parallel_tool_calls':1               | parallel_tool_calls | true or false",
        "'reasoning_effort':'lots'             | reasoning_effort   | minimal",
        "'thinking':{'type':'on'}              | thinking.type      | disabled",
        "'response_format':{'type':'xml'}      | response_format.type | json_schema",
        "'response_format':{'type':'json_schema'} | response_format.json_schema | given",
        "'tools':{}                            | tools              | must be an array",
        "'tools':[1]                           | tools[0]           | must be an object",
        "'tools':[{'type':'custom','custom':{}}] | tools[0].type    | must be function",
        "'tools':[{'type':'function','function':{}}] | tools[0].function.name | must be given",
        "'tool_choice':'f'                     | tool_choice        | must be none, auto",
        "'tool_choice':1                       | tool_choice        | an object",
        "'tool_choice':{'type':'custom'}       | tool_choice.type   | must be function"
      })
  void namesTheMemberAndSaysWhatToDo(String member, String param, String message) {
    String body = "{'model':'m','messages':[{'role':'user','content':'x'}]," + member + "}";

    assertRefused(body, param, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                           | messages              | one message",
        "{}                                         | messages[0].role      | must be given",
        "{'role':'robot','content':'x'}             | messages[0].role      | must be system",
        "{'role':'function','name':'f','content':'x'} | messages[0].role    | use tool",
        "{'role':'user'}                            | messages[0].content   | must be given",
        "{'role':'user','content':1}                | messages[0].content   | string or an array",
        "{'role':'user','content':[{'text':'x'}]}   | messages[0].content[0].type | must be given",
        "{'role':'user','content':[{'type':'video_url'}]} | messages[0].content[0].type | one of file",
        "{'role':'system','content':[{'type':'image_url'}]} | messages[0].content[0].type | one of text",
        "{'role':'user','content':[{'type':'image_url','image_url':{'url':'x'}}]} | messages[0].content[0].image_url.url | https",
        "{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png,x'}}]} | messages[0].content[0].image_url.url | base64",
        "{'role':'user','content':[{'type':'file','file':{}}]} | messages[0].content[0].file.file_data | must be given",
        "{'role':'user','content':[{'type':'file','file':{'file_data':'AA=='}}]} | messages[0].content[0].file.file_data | its type",
        "{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'','format':'ogg'}}]} | messages[0].content[0].input_audio.format | wav or mp3",
        "{'role':'user','content':[{'type':'text','text':'x','cache_control':{'type':'ephemeral','ttl':'2h'}}]} | messages[0].content[0].cache_control.ttl | 5m or 1h",
        "{'role':'tool','content':'x'}              | messages[0].tool_call_id | must be given",
        "{'role':'assistant','function_call':{'name':'f'}} | messages[0].function_call | 'tool_calls'",
        "{'role':'assistant','audio':{'id':'a'}}    | messages[0].audio     | 'content'",
        "{'role':'assistant','tool_calls':[{'type':'custom','id':'c'}]} | messages[0].tool_calls[0].type | function",
        "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{'}}]} | messages[0].tool_calls[0].function.arguments | JSON object",
        "{'role':'assistant','thinking_blocks':[{'type':'x'}]} | messages[0].thinking_blocks[0].type | thinking"
      })
  void namesThePlaceInTheConversation(String message, String param, String expected) {
    String body = "{'model':'m','messages':[" + (message == null ? "" : message) + "]}";

    assertRefused(body, param, expected);
  }

  private static void assertRefused(String body, String param, String message) {
    BadRequestException refusal =
        catchThrowableOfType(BadRequestException.class, () -> Chats.read(body.replace('\'', '"')));

    assertThat(refusal.param()).hasValue(param);
    assertThat(refusal).hasMessageContaining(message);
  }
}
