package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiRequestReader;
import ai.nexus.wire.openai.responses.provider.ResponsesProvider;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas as other vendors' clients write them, for OpenAI. */
class StrictSchemaTest {

  private static final String WHOLE =
      "{'type':'object','properties':{'a':{'type':'string'}},'required':['a'],"
          + "'additionalProperties':false}";
  // anthropic-sdk-typescript: zodOutputFormat(z.object({name: z.string(), age:
  // z.number().optional()}))
  private static final String OPTIONAL =
      "{'type':'object','properties':{'name':{'type':'string'},'age':{'type':'number'}},"
          + "'additionalProperties':false,'required':['name']}";

  private final Dropped dropped = new Dropped();

  private static JsonObject json(String text) {
    return Chats.json(text.replace('\'', '"')).asJsonObject();
  }

  private static StrictSchema strict(String schema) {
    return StrictSchema.of(json(schema), Optional.of(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WHOLE,
        "{'type':'object','properties':{},'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'$ref':'#/$defs/A'}},'required':['a'],'additionalProperties':false,'$defs':{'A':{'type':'array','items':{'type':'string','format':'uuid'},'minItems':1}}}",
        "{'type':'object','properties':{'a':{'anyOf':[{'type':'integer','minimum':0},{'type':'null'}],'description':'x'}},'required':['a'],'additionalProperties':false}",
      })
  void isKeptToAsItIs(String schema) {
    assertThat(strict(schema)).isEqualTo(new StrictSchema(json(schema), true));
    assertThat(StrictSchema.of(json(schema), Optional.empty()).strict()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OPTIONAL,
        "{}",
        "{'type':'array','items':{'type':'string'}}",
        "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}",
        "{'type':'object','properties':{'a':{'type':'string','format':'uri'}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'type':'string','default':'x'}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':true},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'type':'array'}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'type':['object','null']}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'anyOf':[{'oneOf':[]}]}},'required':['a'],'additionalProperties':false}",
        "{'type':'object','properties':{'a':{'$ref':'#/$defs/A','description':'x'}},'required':['a'],'additionalProperties':false,'$defs':{}}",
        "{'type':'object','properties':{},'additionalProperties':false,'$defs':{'A':{'type':'object'}}}",
        "{'type':'object','properties':{},'additionalProperties':false,'anyOf':[]}",
      })
  void isNotKeptToWhereOpenAiWouldRefuseIt(String schema) {
    assertThat(strict(schema)).isEqualTo(new StrictSchema(json(schema), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'enum':['a','b']}|{'enum':['a','b'],'type':'string'}",
        "{'enum':['a',null]}|{'enum':['a',null],'type':['string','null']}",
        "{'const':1}|{'const':1,'type':'integer'}",
        "{'anyOf':[{'const':true},{'const':0.5}]}"
            + "|{'anyOf':[{'const':true,'type':'boolean'},{'const':0.5,'type':'number'}]}",
      })
  void namesTheTypesOfValues(String asked, String written) {
    String around =
        "{'type':'object','properties':{'a':%s},'required':['a'],'additionalProperties':false}";

    assertThat(strict(around.formatted(asked)))
        .isEqualTo(new StrictSchema(json(around.formatted(written)), true));
  }

  @Test
  void isWrittenWithoutStrictForAnAnthropicClientWhoseMembersMayBeMissing() {
    ChatRequest request = anthropic(OPTIONAL);

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, dropped);
    JsonObject response = Chats.json(new ResponsesProvider().request(request, "up", dropped));

    JsonObject schema = chat.getJsonObject("response_format").getJsonObject("json_schema");
    assertThat(schema.get("schema")).isEqualTo(json(OPTIONAL));
    assertThat(schema.getBoolean("strict")).isFalse();
    assertThat(
            chat.getJsonArray("tools")
                .getJsonObject(0)
                .getJsonObject("function")
                .getBoolean("strict"))
        .isFalse();
    assertThat(response.getJsonObject("text").getJsonObject("format").getBoolean("strict"))
        .isFalse();
    assertThat(response.getJsonArray("tools").getJsonObject(0).getBoolean("strict")).isFalse();
    assertThat(dropped.members())
        .containsExactly("response_format.json_schema.strict", "tools[].function.strict");
  }

  @Test
  void isStrictForAnAnthropicClientWhoseMembersAreAllThere() {
    ChatRequest request = anthropic(WHOLE);

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, dropped);
    JsonObject response = Chats.json(new ResponsesProvider().request(request, "up", dropped));

    assertThat(chat.toString()).contains("\"strict\":true").doesNotContain("\"strict\":false");
    assertThat(response.toString()).contains("\"strict\":true").doesNotContain("\"strict\":false");
    assertThat(dropped.members()).isEmpty();
  }

  @Test
  void isNeverStrictForAGoogleClient() {
    String body =
        "{'contents':[{'parts':[{'text':'Hi'}]}],'generationConfig':{'responseSchema':"
            + "{'type':'OBJECT','properties':{'name':{'type':'STRING'}},'required':['name']}}}";
    ChatRequest request = new GeminiRequestReader().read(bytes(body), "m", false, dropped);

    JsonObject chat = Chats.write(ServerKind.OPENAI, request, dropped);

    assertThat(chat.getJsonObject("response_format").getJsonObject("json_schema"))
        .doesNotContainKey("strict");
  }

  private static ChatRequest anthropic(String schema) {
    String body =
        "{'model':'m','max_tokens':99,'messages':[{'role':'user','content':'Hi'}],"
            + "'output_config':{'format':{'type':'json_schema','schema':%1$s}},"
            + "'tools':[{'name':'t','input_schema':%1$s,'strict':true}]}";
    return new AnthropicRequestReader().read(bytes(body.formatted(schema)), new Dropped());
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
