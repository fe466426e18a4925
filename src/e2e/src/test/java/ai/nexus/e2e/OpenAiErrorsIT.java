package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.OpenAiJava;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each upstream's faults, in its own words, as OpenAI's SDK is told of them. */
@ExtendWith(GatewayExtension.class)
class OpenAiErrorsIT {

  private final Gateway gateway;

  OpenAiErrorsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @CsvSource({
    "openai, BAD_REQUEST, 400",
    "anthropic, BAD_REQUEST, 400",
    "gemini, BAD_REQUEST, 400",
    "openai, BAD_KEY, 502",
    "anthropic, BAD_KEY, 502",
    "gemini, BAD_KEY, 502",
    "openai, SERVER_ERROR, 500",
    "anthropic, SERVER_ERROR, 500",
    "gemini, SERVER_ERROR, 500",
    "openai, OVERLOADED, 503",
    "anthropic, OVERLOADED, 503",
    "gemini, OVERLOADED, 503"
  })
  void haveTheStatusThatOpenAiWouldGive(String dialect, Fault fault, int status) {
    OpenAiJava sdk = serving(dialect, Scripts.failing(fault));

    OpenAIServiceException thrown = thrown(sdk);

    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.type()).isPresent();
    JsonObject entry = sdk.tenant().onlyEntry(sdk.conversation());
    assertThat(entry.getString("outcome")).isNotEqualTo("completed");
    assertThat(thrown.getMessage()).doesNotContain(sdk.tenant().upstream().key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void tellWhenToAskAgain(String dialect) {
    OpenAiJava sdk =
        serving(dialect, Scripts.failing(Fault.RATE_LIMIT, Map.of("retry-after", "7")));

    OpenAIServiceException thrown = thrown(sdk);

    assertThat(thrown.statusCode()).isEqualTo(429);
    assertThat(thrown.headers().values("retry-after")).containsExactly("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void nameTooLongAContextByItsCode(String dialect) {
    OpenAiJava sdk = serving(dialect, Scripts.failing(Fault.CONTEXT_TOO_LONG));

    OpenAIServiceException thrown = thrown(sdk);

    assertThat(thrown.statusCode()).isEqualTo(400);
    assertThat(thrown.code()).hasValue("context_length_exceeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void endAStreamThatBeganWell(String dialect) {
    ChatAnswer answer = ChatAnswer.of("one two three four five six");
    OpenAiJava sdk = serving(dialect, answer.cut(Cut.telling(Fault.OVERLOADED, 4)));

    try (StreamResponse<ChatCompletionChunk> stream =
        sdk.client()
            .chat()
            .completions()
            .createStreaming(sdk.params().addUserMessage("hi").build())) {
      assertThatThrownBy(() -> stream.stream().toList())
          .isInstanceOf(OpenAIException.class)
          .hasMessageContaining("verloaded");
    }
    JsonObject entry = sdk.tenant().onlyEntry(sdk.conversation());
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
  }

  private OpenAiJava serving(String dialect, Script script) {
    return OpenAiJava.of(gateway, gateway.tenant(dialect).serve(script));
  }

  private static OpenAIServiceException thrown(OpenAiJava sdk) {
    return catchThrowableOfType(
        OpenAIServiceException.class,
        () -> sdk.complete(sdk.params().addUserMessage("hi").build()));
  }
}
