package ai.nexus.wire.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.Tool;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BedrockRequestTest {

  private static final String HI = "'messages':[{'role':'user','content':'Hi'}]";

  static Stream<Fixture> requests() {
    return Fixture.all("requests");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesWhatTheClientAsks(Fixture fixture) {
    Dropped dropped = new Dropped();
    ChatRequest request =
        Asked.read(fixture.facts().get("client"), fixture.sections().get(0), dropped);

    JsonObject written = Asked.written(request, fixture.facts().get("model"), dropped);

    assertThat(written).hasToString(Fixture.json(fixture.sections().get(1)).toString());
    assertThat(String.join(", ", dropped.members())).isEqualTo(fixture.facts().get("dropped"));
  }

  @Test
  void writesNothingButMessagesWhereNothingElseIsAsked() {
    assertThat(Asked.openAi(HI))
        .isEqualTo(
            Fixture.json("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}"));
  }

  @Test
  void takesWhatAnAnswerHeldBackAsItWas() {
    Fixture answer = Fixture.of("answers/tools.txt");
    List<Part> parts =
        new BedrockProvider()
            .answer(answer.sections().get(0).getBytes(UTF_8))
            .choices()
            .get(0)
            .parts();
    ChatRequest next =
        ChatRequest.builder("m")
            .messages(List.of(Message.text(Role.USER, "Hi"), Message.of(Role.ASSISTANT, parts)))
            .tools(List.of(tool(Optional.empty())))
            .build();

    String sent =
        Asked.written(next, Asked.CLAUDE, new Dropped()).getJsonArray("messages").toString();

    assertThat(sent)
        .contains(
            "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Let me"
                + " look.\",\"signature\":\"c2ln\"}}}",
            "{\"reasoningContent\":{\"redactedContent\":\"cmVk\"}}",
            "{\"toolUse\":{\"toolUseId\":\"tooluse_kZJMlvQm\",\"name\":\"weather\",\"input\":"
                + "{\"city\":\"Wien\",\"days\":1.50}}}");
  }

  @Test
  void namesNoToolsWhereNoneShallBeCalled() {
    JsonObject written =
        Asked.openAi(
            HI + ",'tools':[{'type':'function','function':{'name':'a'}}],'tool_choice':'none'");

    assertThat(written).doesNotContainKey("toolConfig");
  }

  @Test
  void namesTheAllowedToolsAlone() {
    JsonObject written =
        Asked.openAi(
            HI
                + ",'tools':[{'type':'function','function':{'name':'a'}},"
                + "{'type':'function','function':{'name':'b'}}],"
                + "'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'required',"
                + "'tools':[{'type':'function','function':{'name':'b'}}]}}");

    assertThat(written.getJsonObject("toolConfig"))
        .hasToString(
            "{\"tools\":[{\"toolSpec\":{\"name\":\"b\",\"inputSchema\":{\"json\":"
                + "{\"type\":\"object\"}}}}],\"toolChoice\":{\"any\":{}}}");
  }

  @Test
  void leavesAResultWithoutContentEmpty() {
    JsonObject written =
        Asked.openAi(
            "'messages':[{'role':'user','content':'Hi'},{'role':'assistant','tool_calls':[{'id':'1',"
                + "'type':'function','function':{'name':'a','arguments':''}}]},"
                + "{'role':'tool','tool_call_id':'1','content':''}],"
                + "'tools':[{'type':'function','function':{'name':'a'}}]");

    assertThat(written.getJsonArray("messages").getJsonObject(2))
        .hasToString(
            "{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"1\",\"content\":[]}}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-sonnet-4-5-20250929-v1:0, true, true",
    "us.amazon.nova-pro-v1:0, true, false",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123, true, true",
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.meta.llama4-scout-v1:0, false, false",
    "arn:aws:bedrock:us-east-1::foundation-model/mistral.mistral-large, false, false",
    "meta.llama3-70b-instruct-v1:0, false, false",
  })
  void marksWhatIsToBeCachedWhereTheModelTakesThat(String model, boolean text, boolean tools) {
    Optional<CacheMark> mark = Optional.of(CacheMark.FIVE_MINUTES);
    ChatRequest request =
        ChatRequest.builder("m")
            .messages(List.of(Message.of(Role.USER, List.of(new Part.Text("Hi", mark)))))
            .tools(List.of(tool(mark)))
            .build();

    JsonObject written = Asked.written(request, model, new Dropped());

    assertThat(written.getJsonArray("messages").toString().contains("cachePoint")).isEqualTo(text);
    assertThat(written.getJsonObject("toolConfig").toString().contains("cachePoint"))
        .isEqualTo(tools);
  }

  @Test
  void tellsIdsApartThatAreTooLong() {
    String first = "a".repeat(70);
    String second = "a".repeat(71);

    JsonObject written =
        Asked.openAi(
            "'messages':[{'role':'user','content':'Hi'},{'role':'assistant','tool_calls':["
                + call(first)
                + ","
                + call(second)
                + "]},"
                + "{'role':'tool','tool_call_id':'"
                + second
                + "','content':'x'}],"
                + "'tools':[{'type':'function','function':{'name':'a'}}]");

    List<String> ids =
        Pattern.compile("\"toolUseId\":\"([a-zA-Z0-9_-]{1,64})\"")
            .matcher(written.toString())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(ids).hasSize(3);
    assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
    assertThat(ids.get(1)).isEqualTo(ids.get(2));
  }

  @Test
  void keepsLabelsToSixteen() {
    StringBuilder labels = new StringBuilder("'k0':'v'");
    for (int i = 1; i < 16; i++) {
      labels.append(",'k").append(i).append("':'v'");
    }

    JsonObject written = Asked.openAi(HI + ",'metadata':{" + labels + "}");

    assertThat(written.getJsonObject("requestMetadata")).hasSize(16);
  }

  private static String call(String id) {
    return "{'id':'" + id + "','type':'function','function':{'name':'a','arguments':'{}'}}";
  }

  private static Tool tool(Optional<CacheMark> mark) {
    return new Tool("weather", Optional.empty(), Optional.empty(), Optional.empty(), mark);
  }
}
