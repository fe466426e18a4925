package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.SocketClient;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.provider.UsageReport;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's SDK, and plain HTTP, against providers that speak another dialect. */
@ExtendWith(GatewayExtension.class)
class DialectsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three 你好");

  private final Gateway gateway;
  private final String conversation = Tenant.conversation();

  DialectsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void answerAsOneOfOpenAis(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    ChatCompletion answer = client(tenant).chat().completions().create(ask(tenant));

    assertThat(answer.validate().choices().get(0).message().content()).hasValue("one two three 你好");
    assertThat(answer.model()).isEqualTo(tenant.model());
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(5);
    assertRecorded(tenant, "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void streamEventByEvent(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);
    ChatCompletionCreateParams asking =
        ask(tenant).toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();

    List<ChatCompletionChunk> chunks;
    try (StreamResponse<ChatCompletionChunk> stream =
        client(tenant).chat().completions().createStreaming(asking)) {
      chunks = stream.stream().toList();
    }

    assertThat(chunks).hasSizeGreaterThan(5).allMatch(ChatCompletionChunk::isValid);
    assertThat(chunks.get(chunks.size() - 1).usage().orElseThrow().completionTokens()).isEqualTo(5);
    assertRecorded(tenant, "completed", "reported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void answerOnASocketToo(String dialect) throws Exception {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);

    try (SocketClient socket = SocketClient.open(gateway, tenant.key())) {
      List<String> streamed = socket.send(tenant.question("hi")).answer();
      List<String> whole =
          socket.send(tenant.streamQuestion("hi").replace("true", "false")).answer();

      assertThat(streamed).hasSizeGreaterThan(3).last().isEqualTo("[DONE]");
      assertThat(String.join("", streamed)).contains("one", "好").doesNotContain("usage");
      assertThat(JsonText.object(whole.get(0)).getString("object")).isEqualTo("chat.completion");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void estimateWhereTheyReportNothing(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO.reporting(UsageReport.NEVER));

    HttpResponse<String> answer = complete(tenant, tenant.streamQuestion("hi"));

    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    assertRecorded(tenant, "completed", "estimated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void breakOffWithAnErrorAndNoDone(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO.cut(Cut.midEvent(4)));

    HttpResponse<String> answer = complete(tenant, tenant.streamQuestion("hi"));

    String[] events = Chat.data(answer.body());
    assertThat(JsonText.error(events[events.length - 1]).getString("code"))
        .isEqualTo("upstream_broken");
    assertRecorded(tenant, "upstream_error", "partial");
  }

  @Test
  void countTheOutputOfAClaudeStreamThatBreaksOffBeforeItIsTold() {
    Tenant tenant = gateway.tenant("anthropic").serve(HELLO.cut(Cut.midEvent(5)));

    complete(tenant, tenant.streamQuestion("hi"));

    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("source")).isEqualTo("partial");
    assertThat(entry.getJsonObject("raw_usage").getInt("output_tokens")).isEqualTo(1);
    assertThat(entry.getInt("input_tokens"))
        .isEqualTo(entry.getJsonObject("raw_usage").getInt("input_tokens"));
    assertThat(entry.getInt("output_tokens")).isBetween(2, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void errWithTheirStatusInOpenAisWords(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(Scripts.error(429, "slow down"));

    HttpResponse<String> answer = complete(tenant, tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(JsonText.error(answer.body()).getString("message")).contains("slow down");
    assertThat(JsonText.error(answer.body())).containsKeys("type", "param", "code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void areNotAskedWhatTheyHaveNoWordsFor(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);
    String ordinary = tenant.question("hi");
    String biased = ordinary.replaceFirst("\\{", "{\"logit_bias\":{\"1\":5},");

    HttpResponse<String> refused = complete(tenant, biased);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JsonText.error(refused.body()).getString("param")).isEqualTo("logit_bias");
    assertThat(tenant.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void tellWhatOfARequestTheyWereNotTold(String dialect) {
    Tenant tenant = gateway.tenant(dialect).serve(HELLO);
    String more = tenant.question("hi").replaceFirst("\\{", "{\"not_yet_invented\":1,");

    HttpResponse<String> answer = complete(tenant, more);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-nexus-dropped")).hasValue("not_yet_invented");
  }

  private void assertRecorded(Tenant tenant, String outcome, String source) {
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo(outcome);
    assertThat(entry.getString("source")).isEqualTo(source);
  }

  private HttpResponse<String> complete(Tenant tenant, String body) {
    return tenant.chat().complete(body, "X-Conversation-Id", conversation);
  }

  private ChatCompletionCreateParams ask(Tenant tenant) {
    return ChatCompletionCreateParams.builder()
        .model(tenant.model())
        .addDeveloperMessage("Be brief.")
        .addUserMessage("hi")
        .putAdditionalHeader("X-Conversation-Id", conversation)
        .build();
  }

  private OpenAIClient client(Tenant tenant) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.api() + "/v1")
        .apiKey(tenant.key())
        .maxRetries(0)
        .build();
  }
}
