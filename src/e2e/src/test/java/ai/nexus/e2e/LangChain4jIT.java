package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Scripts;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** langchain4j, which goes through the JDK's HTTP client and its offer of HTTP/2. */
@ExtendWith(GatewayExtension.class)
class LangChain4jIT {

  private final Gateway gateway;

  LangChain4jIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void completesAndTellsTheTokens() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three"));

    ChatResponse answer = model(tenant, tenant.key()).chat(UserMessage.from("hi"));

    assertThat(answer.aiMessage().text()).isEqualTo("one two three");
    assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(3);
  }

  @Test
  void streams() throws Exception {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three 你好"));
    var whole = new CompletableFuture<ChatResponse>();
    var pieces = new StringBuilder();

    OpenAiStreamingChatModel.builder()
        .baseUrl(gateway.api() + "/v1")
        .apiKey(tenant.key())
        .modelName(tenant.model())
        .build()
        .chat("hi", collecting(pieces, whole));

    ChatResponse answer = whole.get(20, TimeUnit.SECONDS);
    assertThat(answer.aiMessage().text())
        .isEqualTo("one two three 你好")
        .hasToString(pieces.toString());
    assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(5);
  }

  @Test
  void throwsTheRightExceptions() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(429, "slow down"));

    assertThatThrownBy(() -> model(tenant, tenant.key()).chat("hi"))
        .isInstanceOf(RateLimitException.class);
    assertThatThrownBy(() -> model(tenant, "client-wrong").chat("hi"))
        .isInstanceOf(AuthenticationException.class);
  }

  private OpenAiChatModel model(Tenant tenant, String key) {
    return OpenAiChatModel.builder()
        .baseUrl(gateway.api() + "/v1")
        .apiKey(key)
        .modelName(tenant.model())
        .maxRetries(0)
        .build();
  }

  private static StreamingChatResponseHandler collecting(
      StringBuilder pieces, CompletableFuture<ChatResponse> whole) {
    return new StreamingChatResponseHandler() {
      @Override
      public void onPartialResponse(String piece) {
        pieces.append(piece);
      }

      @Override
      public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
      }

      @Override
      public void onError(Throwable error) {
        whole.completeExceptionally(error);
      }
    };
  }
}
