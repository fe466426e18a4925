package ai.nexus.e2e;

import static ai.nexus.e2e.support.OpenAiJava.calls;
import static ai.nexus.e2e.support.OpenAiJava.message;
import static ai.nexus.e2e.support.OpenAiJava.thought;
import static ai.nexus.e2e.support.OpenAiJava.tool;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.OpenAiJava;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.RecordedRequest;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Scripts;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools through OpenAI's SDK: called, answered and thought about, in each upstream's dialect. */
@ExtendWith(GatewayExtension.class)
class OpenAiToolsIT {

  private static final Reply WEATHER = Reply.calling("weather", "{\"city\":\"北京\"}");
  private static final Map<String, String> RESULT =
      Map.of(
          "openai", "\"tool_call_id\"",
          "anthropic", "\"tool_result\"",
          "gemini", "\"functionResponse\"");

  private static final Set<String> THOUGHTS = Set.of("reasoning_content", "thinking_blocks");

  private final Gateway gateway;

  OpenAiToolsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areCalledAndAnswered(String dialect) {
    OpenAiJava sdk = serving(dialect, WEATHER);
    ChatCompletionCreateParams asking = asking(sdk);

    ChatCompletion called = sdk.complete(asking);

    assertThat(called.choices().get(0).finishReason().asString()).isEqualTo("tool_calls");
    assertThat(calls(called)).hasSize(1);
    assertThat(calls(called).get(0).function().name()).isEqualTo("weather");
    assertThat(calls(called).get(0).function().arguments()).isEqualTo("{\"city\":\"北京\"}");
    assertThat(message(sdk.complete(answering(asking, called))).content()).hasValue("sunny");
    assertUpstreamHadTheResult(sdk.tenant(), dialect);
    assertThat(sdk.tenant().entries(sdk.conversation()))
        .hasSize(2)
        .allMatch(entry -> entry.getString("outcome").equals("completed"))
        .allMatch(entry -> entry.getString("source").equals("reported"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areCalledSeveralAtOnceAfterText(String dialect) {
    OpenAiJava sdk =
        serving(dialect, WEATHER.andCalling("weather", "").afterSaying("Let me look."));
    ChatCompletionCreateParams asking = asking(sdk);

    ChatCompletion called = sdk.complete(asking);

    assertThat(message(called).content()).hasValue("Let me look.");
    assertTwo(called);
    assertThat(message(sdk.complete(answering(asking, called))).content()).hasValue("sunny");
    assertUpstreamHadTheResult(sdk.tenant(), dialect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void areCalledInAStream(String dialect) {
    OpenAiJava sdk =
        serving(dialect, WEATHER.andCalling("weather", "").afterSaying("Let me look."));
    ChatCompletionCreateParams asking = asking(sdk);

    ChatCompletion called = sdk.stream(asking);

    assertThat(message(called).content()).hasValue("Let me look.");
    assertThat(called.choices().get(0).finishReason().asString()).isEqualTo("tool_calls");
    assertTwo(called);
    assertThat(message(sdk.stream(answering(asking, called))).content()).hasValue("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void areCalledWithTheThoughtThatComesBackSigned(String dialect) {
    OpenAiJava sdk = serving(dialect, WEATHER.afterThinking("The sky, then."));
    ChatCompletionCreateParams asking = asking(sdk);

    ChatCompletion called = sdk.complete(asking);

    assertThat(thought(called)).hasValue("The sky, then.");
    assertThat(message(sdk.complete(answering(asking, called))).content()).hasValue("sunny");
    assertThat(sdk.tenant().received().get(1).bodyText())
        .containsIgnoringCase("signature\":\"" + (dialect.equals("gemini") ? "Z2Vt" : "YW50"));
  }

  /** OpenAI's accumulators keep the last piece alone of a member that they do not know. */
  @Test
  void areAnsweredWithoutAThoughtWhoseWordsTheSdkLost() {
    OpenAiJava sdk = serving("anthropic", WEATHER.afterThinking("The sky, then."));
    ChatCompletionCreateParams asking = asking(sdk);

    ChatCompletion called = sdk.stream(asking);

    assertThat(message(called)._allProperties().get("thinking_blocks").toString())
        .contains("signature")
        .doesNotContain("sky");
    try (HttpResponseFor<ChatCompletion> answer =
        sdk.client().chat().completions().withRawResponse().create(answering(asking, called))) {
      assertThat(message(answer.parse()).content()).hasValue("sunny");
      assertThat(answer.headers().values("x-nexus-dropped")).containsExactly("messages[].thinking");
    }
    assertThat(sdk.tenant().received().get(1).bodyText()).doesNotContain("\"thinking\"");
  }

  private OpenAiJava serving(String dialect, Reply first) {
    Tenant tenant =
        gateway
            .tenant(dialect)
            .serve(Scripts.firstThen(ChatAnswer.saying(first), ChatAnswer.of("sunny")));
    return OpenAiJava.of(gateway, tenant);
  }

  private static ChatCompletionCreateParams asking(OpenAiJava sdk) {
    return sdk.params().addUserMessage("Is it warm?").addTool(tool("weather")).build();
  }

  /** The call goes back with all that came with it. */
  private static ChatCompletionCreateParams answering(
      ChatCompletionCreateParams asked, ChatCompletion called) {
    ChatCompletionAssistantMessageParam.Builder said = message(called).toParam().toBuilder();
    message(called)._allProperties().entrySet().stream()
        .filter(member -> THOUGHTS.contains(member.getKey()))
        .forEach(member -> said.putAdditionalProperty(member.getKey(), member.getValue()));
    ChatCompletionCreateParams.Builder params = asked.toBuilder().addMessage(said.build());
    for (ChatCompletionMessageFunctionToolCall call : calls(called)) {
      params.addMessage(
          ChatCompletionToolMessageParam.builder()
              .toolCallId(call.id())
              .content("{\"degrees\":21}")
              .build());
    }
    return params.build();
  }

  private static void assertTwo(ChatCompletion called) {
    assertThat(calls(called)).hasSize(2);
    assertThat(calls(called)).extracting(call -> call.id()).doesNotHaveDuplicates();
    assertThat(calls(called).get(0).function().arguments()).isEqualTo("{\"city\":\"北京\"}");
    assertThat(calls(called).get(1).function().arguments()).isIn("", "{}");
  }

  private static void assertUpstreamHadTheResult(Tenant tenant, String dialect) {
    assertThat(tenant.received()).extracting(RecordedRequest::status).containsExactly(200, 200);
    assertThat(tenant.received().get(1).bodyText())
        .contains(RESULT.get(dialect), "weather", "degrees");
  }
}
