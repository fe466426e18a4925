package ai.nexus.wire.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.model.BadRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockRefusalTest {

  private static final String CALLED =
      "'messages':[{'role':'user','content':'Hi'},{'role':'assistant','tool_calls':[{'id':'1',"
          + "'type':'function','function':{'name':'a','arguments':'{}'}}]},"
          + "{'role':'tool','tool_call_id':'1','content':'x'}]";
  private static final String HI = "'messages':[{'role':'user','content':'Hi'}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'messages':[{'role':'system','content':'Hi'}] | messages | user's message",
        "CALLED | tools | give 'tools'",
        "CALLED,'tool_choice':'none','tools':[{'type':'function','function':{'name':'a'}}]"
            + " | tool_choice | to auto",
        "HI,'n':2 | n | one answer at a time",
        "HI,'stop':[''] | stop | stop sequence",
        "'messages':[{'role':'user','content':[{'type':'image_url','image_url':"
            + "{'url':'https://example.com/a.png'}}]}] | messages[].content[] | in base64",
        "'messages':[{'role':'user','content':[{'type':'image_url','image_url':"
            + "{'url':'data:image/tiff;base64,AA=='}}]}] | messages[].content[] | PNG, JPEG",
        "'messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'file-1'}}]}]"
            + " | messages[].content[] | file-1",
        "'messages':[{'role':'user','content':[{'type':'file','file':{'filename':'a',"
            + "'file_data':'data:application/zip;base64,AA=='}}]}] | messages[].content[] | PDF",
      })
  void saysWhatToChange(String members, String param, String message) {
    String asked = members.replace("CALLED", CALLED).replace("HI", HI);

    for (String model : new String[] {Asked.NOVA, Asked.CLAUDE}) {
      BadRequestException refused =
          catchThrowableOfType(BadRequestException.class, () -> Asked.openAi(asked, model));
      assertThat(refused).describedAs(model).isNotNull().hasMessageContaining(message);
      assertThat(refused.param()).contains(param);
    }
  }
}
