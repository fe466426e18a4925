package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's own SDK, with nothing changed but the base URL and the key. */
@ExtendWith(GatewayExtension.class)
class OpenAiJavaIT {

  private final Gateway gateway;

  OpenAiJavaIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void completesAndTellsTheTokens() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three"));

    ChatCompletion answer = client(tenant.key()).chat().completions().create(ask(tenant));

    assertThat(answer.choices().get(0).message().content()).hasValue("one two three");
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(3);
  }

  @Test
  void streamsWithUsage() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three 你好"));
    ChatCompletionCreateParams asking =
        ask(tenant).toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();

    List<ChatCompletionChunk> chunks;
    try (StreamResponse<ChatCompletionChunk> stream =
        client(tenant.key()).chat().completions().createStreaming(asking)) {
      chunks = stream.stream().toList();
    }

    assertThat(text(chunks)).isEqualTo("one two three 你好");
    assertThat(chunks.get(chunks.size() - 1).usage().orElseThrow().completionTokens()).isEqualTo(5);
  }

  @Test
  void passesToolsBothWays() {
    Tenant tenant = gateway.tenant().serve(toolCall());
    tenant.upstream().tolerate(tenant.model());
    FunctionDefinition weather =
        FunctionDefinition.builder()
            .name("weather")
            .parameters(
                FunctionParameters.builder()
                    .putAdditionalProperty("type", JsonValue.from("object"))
                    .build())
            .build();
    ChatCompletionCreateParams asking =
        ask(tenant).toBuilder()
            .addTool(ChatCompletionFunctionTool.builder().function(weather).build())
            .putAdditionalBodyProperty("not_yet_invented", JsonValue.from(Map.of("a", 1)))
            .build();

    ChatCompletion answer = client(tenant.key()).chat().completions().create(asking);

    assertThat(
            answer
                .choices()
                .get(0)
                .message()
                .toolCalls()
                .orElseThrow()
                .get(0)
                .asFunction()
                .function()
                .arguments())
        .isEqualTo("{\"city\":\"北京\"}");
    assertThat(JsonText.object(tenant.onlyReceived().bodyText()))
        .containsKeys("tools", "not_yet_invented");
  }

  @Test
  void tellsTheRequestId() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    String conversation = Tenant.conversation();
    ChatCompletionCreateParams asking =
        ask(tenant).toBuilder().putAdditionalHeader("X-Conversation-Id", conversation).build();

    try (HttpResponseFor<ChatCompletion> answer =
        client(tenant.key()).chat().completions().withRawResponse().create(asking)) {
      assertThat(answer.headers().values("X-Conversation-Id")).containsExactly(conversation);
      JsonObject entry = tenant.onlyEntry(conversation);
      assertThat(entry.getString("request_id")).isEqualTo(answer.requestId().orElseThrow());
      assertThat("req_" + entry.getString("id")).isEqualTo(answer.requestId().orElseThrow());
    }
  }

  @Test
  void listsModels() {
    Tenant tenant = gateway.tenant();

    assertThat(client(tenant.key()).models().list().data())
        .extracting(Model::id)
        .containsExactly(tenant.model());
  }

  @Test
  void throwsTheRightExceptions() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(429, "slow down"));

    assertThat(thrown("client-wrong", tenant))
        .isInstanceOf(UnauthorizedException.class)
        .extracting(e -> e.code().orElseThrow())
        .isEqualTo("invalid_api_key");
    assertThat(thrown(tenant.key(), tenant)).isInstanceOf(RateLimitException.class);
    tenant.serve(Scripts.error(400, "no"));
    assertThat(thrown(tenant.key(), tenant)).isInstanceOf(BadRequestException.class);
    tenant.serve(Scripts.error(422, "no"));
    assertThat(thrown(tenant.key(), tenant)).isInstanceOf(UnprocessableEntityException.class);
    tenant.serve(Scripts.error(500, "no"));
    assertThat(thrown(tenant.key(), tenant)).isInstanceOf(InternalServerException.class);
    ChatCompletionCreateParams unknown = ask(tenant).toBuilder().model("unknown").build();
    assertThatThrownBy(() -> client(tenant.key()).chat().completions().create(unknown))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void throwsWhenTheStreamBreaksOff() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three").cut(Cut.afterEvents(2)));

    try (StreamResponse<ChatCompletionChunk> stream =
        client(tenant.key()).chat().completions().createStreaming(ask(tenant))) {
      assertThatThrownBy(() -> stream.stream().toList()).isInstanceOf(OpenAIException.class);
    }
  }

  @Test
  void succeedsByItsOwnRetryAfterA429() {
    Tenant tenant =
        gateway
            .tenant()
            .serve(
                Scripts.firstThen(
                    Scripts.error(429, "slow down", Map.of("retry-after-ms", "10")),
                    ChatAnswer.of("now")));
    OpenAIClient patient =
        OpenAIOkHttpClient.builder().baseUrl(base()).apiKey(tenant.key()).build();

    assertThat(
            patient.chat().completions().create(ask(tenant)).choices().get(0).message().content())
        .hasValue("now");
    assertThat(tenant.received()).hasSize(2);
  }

  private OpenAIServiceException thrown(String key, Tenant tenant) {
    return catchThrowableOfType(
        OpenAIServiceException.class, () -> client(key).chat().completions().create(ask(tenant)));
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder().baseUrl(base()).apiKey(key).maxRetries(0).build();
  }

  private String base() {
    return gateway.api() + "/v1";
  }

  private static ChatCompletionCreateParams ask(Tenant tenant) {
    return ChatCompletionCreateParams.builder().model(tenant.model()).addUserMessage("hi").build();
  }

  private static String text(List<ChatCompletionChunk> chunks) {
    return chunks.stream()
        .flatMap(chunk -> chunk.choices().stream())
        .flatMap(choice -> choice.delta().content().stream())
        .collect(Collectors.joining());
  }

  private static Script toolCall() {
    String body =
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
        "message":{"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"call_1",\
        "type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"北京\\"}"}}]},\
        "logprobs":null,"finish_reason":"tool_calls"}]}""";
    return Scripts.fixed(200, "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
