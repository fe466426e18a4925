package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSampleTest {

  @Test
  void takesTheTextThatCostsTokens() {
    byte[] body =
        """
        {"model":"m","messages":[{"role":"user","content":"a\\u00e9"},
          {"content":[{"type":"text","text":"b😀"},{"type":"image_url","image_url":{"url":"data:"}}]},
          {"tool_calls":[{"id":"i","function":{"name":"f","arguments":"{\\"x\\":1}"}}]}]}"""
            .getBytes(UTF_8);

    TextSample sample = TextSample.ofRequest(body, body.length);

    assertThat(sample.text()).isEqualTo("aéb😀f{\"x\":1}");
    assertThat(sample.totalChars()).isEqualTo(sample.text().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'model':'m','input':['a','b']} | ab",
        "{'model':'m','input':'a','instructions':'b'} | ab",
        "{'prompt':['a','b'],'suffix':'no'} | ab",
        "{'system':'a','messages':[{'role':'user','content':[{'type':'tool_use','input':{'x':'b'}}]}]}"
            + "| ab",
        "{'input':[{'type':'function_call_output','call_id':'no','output':'a'},{'role':'user',"
            + "'content':[{'type':'input_text','text':'b'}]}]} | ab",
        "{'input':[{'type':'message','id':'no','content':'a'}],'user':'no'} | a"
      })
  void takesThePromptsOfAllDialects(String body, String text) {
    byte[] json = body.replace('\'', '"').getBytes(UTF_8);

    assertThat(TextSample.ofRequest(json, json.length).text()).isEqualTo(text);
  }

  @Test
  void scalesWhatACutOffBodyHolds() {
    byte[] body = ("{\"messages\":[{\"content\":\"" + "x".repeat(975)).getBytes(UTF_8);

    TextSample sample = TextSample.ofRequest(body, 3L * body.length);

    assertThat(sample.text()).hasSize(975);
    assertThat(sample.totalChars()).isEqualTo(3 * 975);
  }

  @Test
  void isContentWithACutAnywhere() {
    byte[] body = "{\"messages\":[{\"content\":\"é漢😀\\u00e9\\n\"}]}".getBytes(UTF_8);

    for (int length = 0; length <= body.length; length++) {
      TextSample sample = TextSample.ofRequest(Arrays.copyOf(body, length), length);

      assertThat("é漢😀é\n").startsWith(sample.text());
    }
  }

  @Test
  void keepsTheBeginningAndCountsAll() {
    byte[] body = ("{\"content\":\"a" + "漢".repeat(20_000) + "\"}").getBytes(UTF_8);

    TextSample sample = TextSample.ofRequest(body, body.length);

    assertThat(sample.text()).isEqualTo("a" + "漢".repeat((TextCollector.MAX - 1) / 3));
    assertThat(sample.totalChars()).isEqualTo(20_001);
  }

  @Test
  void findsNoTextInWhatIsNotJson() {
    assertThat(TextSample.ofRequest("oops".getBytes(UTF_8), 4)).isEqualTo(new TextSample("", 0));
  }
}
