package ai.nexus.wire.openai;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ChunkAssemblerTest {

  private final ChunkAssembler assembler = new ChunkAssembler();

  @Test
  void assemblesTextFinishAndUsage() {
    add(
        "{'id':'1','object':'chat.completion.chunk','created':5,'model':'m','choices':[{'index':0,"
            + "'delta':{'role':'assistant','content':'','reasoning_content':'Hm'}}],'usage':null}");
    add("{'id':'1','choices':[{'index':0,'delta':{'content':'Hé','reasoning_content':'m'}}]}");
    add("{'id':'1','choices':[{'index':0,'delta':{'content':'y'},'finish_reason':null}]}");
    add("{'id':'1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}");
    add("{'id':'1','choices':[],'usage':{'prompt_tokens':1}}");

    assertThat(assembler.assembled())
        .isEqualTo(
            json(
                "{'id':'1','object':'chat.completion','created':5,'model':'m','choices':[{"
                    + "'index':0,'message':{'role':'assistant','content':'Héy',"
                    + "'reasoning_content':'Hmm'},'finish_reason':'stop'}],"
                    + "'usage':{'prompt_tokens':1}}"));
  }

  @Test
  void mergesToolCallsByIndex() {
    add(calls("{'index':0,'id':'a','type':'function','function':{'name':'f','arguments':''}}"));
    add(calls("{'index':1,'id':'b','type':'function','function':{'name':'g','arguments':'['}}"));
    add(
        calls(
            "{'index':0,'function':{'arguments':'{x'}},{'index':1,'function':{'arguments':']'}}"));
    add(calls("{'index':0,'id':'','function':{'name':'','arguments':'}'}}"));

    assertThat(message(0))
        .isEqualTo(
            json(
                "{'role':'assistant','content':null,'tool_calls':["
                    + "{'id':'a','type':'function','function':{'name':'f','arguments':'{x}'}},"
                    + "{'id':'b','type':'function','function':{'name':'g','arguments':'[]'}}]}"));
  }

  @Test
  void keepsChoicesApart() {
    add("{'choices':[{'index':1,'delta':{'content':'b'}},{'index':0,'delta':{'content':'a'}}]}");
    add("{'choices':[{'index':1,'delta':{'refusal':'no'},'finish_reason':'content_filter'}]}");

    assertThat(message(0).getString("content")).isEqualTo("a");
    assertThat(message(1).getString("content")).isEqualTo("b");
    assertThat(message(1).getString("refusal")).isEqualTo("no");
  }

  @Test
  void givesWhatCameOfAnAnswerThatBroke() {
    add("{'choices':[{'index':0,'delta':{'content':'half'}}]}");
    add("{'choices':");
    add("7");

    assertThat(message(0).getString("content")).isEqualTo("half");
    assertThat(
            assembler.assembled().getJsonArray("choices").getJsonObject(0).isNull("finish_reason"))
        .isTrue();
  }

  private static String calls(String calls) {
    return "{'choices':[{'index':0,'delta':{'tool_calls':[" + calls + "]}}]}";
  }

  private void add(String chunk) {
    assembler.add(chunk.replace('\'', '"'));
  }

  private JsonObject message(int choice) {
    return assembler
        .assembled()
        .getJsonArray("choices")
        .getJsonObject(choice)
        .getJsonObject("message");
  }

  private static JsonObject json(String text) {
    StringReader reader = new StringReader(text.replace('\'', '"'));
    return JsonProvider.provider().createReader(reader).readObject();
  }
}
