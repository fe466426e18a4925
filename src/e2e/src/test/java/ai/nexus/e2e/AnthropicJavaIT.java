package ai.nexus.e2e;

import static ai.nexus.e2e.support.AnthropicJava.answering;
import static ai.nexus.e2e.support.AnthropicJava.calls;
import static ai.nexus.e2e.support.AnthropicJava.text;
import static ai.nexus.e2e.support.AnthropicJava.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.AnthropicJava;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's own SDK, with the base URL and the key changed, against each upstream's dialect. */
@ExtendWith(GatewayExtension.class)
class AnthropicJavaIT {

  private static final Reply WEATHER = Reply.calling("weather", "{\"city\":\"北京\"}");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
          + "gg==";

  private final Gateway gateway;
  private Tenant tenant;

  AnthropicJavaIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void completesAndTellsTheTokens(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.saying(Reply.of("one two 你好").cached(100, 0)));

    Message answer = sdk.create(asking(sdk));

    assertThat(text(answer)).isEqualTo("one two 你好");
    assertThat(answer.stopReason()).hasValue(StopReason.END_TURN);
    assertThat(answer.usage().outputTokens()).isEqualTo(4);
    assertThat(answer.usage().cacheReadInputTokens()).hasValue(100L);
    assertThat(answer.usage().inputTokens()).isLessThan(100);
    assertRecorded(sdk, "completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void streams(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.of("one two 你好"));

    Message answer = sdk.stream(asking(sdk));

    assertThat(text(answer)).isEqualTo("one two 你好");
    assertThat(answer.usage().outputTokens()).isEqualTo(4);
    assertRecorded(sdk, "completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void callsToolsAndAnswersThem(String dialect) {
    Reply two = WEATHER.andCalling("weather", "").afterSaying("Let me look.");
    AnthropicJava sdk =
        serving(dialect, Scripts.firstThen(ChatAnswer.saying(two), ChatAnswer.of("sunny")));
    MessageCreateParams asking = asking(sdk).toBuilder().addTool(tool("weather")).build();

    Message called = sdk.create(asking);

    assertThat(called.stopReason()).hasValue(StopReason.TOOL_USE);
    assertThat(text(called)).isEqualTo("Let me look.");
    assertThat(calls(called)).hasSize(2).allMatch(call -> call.name().equals("weather"));
    assertThat(calls(called).get(0)._input().toString()).contains("北京");
    assertThat(text(sdk.create(answering(asking, called, "21 degrees")))).isEqualTo("sunny");
    assertThat(tenant.received().get(1).bodyText()).contains("21 degrees", "weather");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void callsToolsInAStream(String dialect) {
    Reply two = WEATHER.andCalling("weather", "").afterSaying("Let me look.");
    AnthropicJava sdk =
        serving(dialect, Scripts.firstThen(ChatAnswer.saying(two), ChatAnswer.of("sunny")));
    MessageCreateParams asking = asking(sdk).toBuilder().addTool(tool("weather")).build();

    Message called = sdk.stream(asking);

    assertThat(calls(called)).hasSize(2);
    assertThat(calls(called).get(0)._input().toString()).contains("北京");
    assertThat(text(sdk.stream(answering(asking, called, "21 degrees")))).isEqualTo("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void bringsThoughtsBackSigned(String dialect) {
    AnthropicJava sdk =
        serving(
            dialect,
            Scripts.firstThen(
                ChatAnswer.saying(WEATHER.afterThinking("The sky.")), ChatAnswer.of("sunny")));
    MessageCreateParams asking =
        asking(sdk).toBuilder().addTool(tool("weather")).enabledThinking(1_024).build();

    Message called = sdk.stream(asking);

    assertThat(called.content().get(0).thinking().orElseThrow().thinking()).isEqualTo("The sky.");
    assertThat(text(sdk.create(answering(asking, called, "21")))).isEqualTo("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "gemini"})
  void givesNoThoughtsToWhoDoesNotAsk(String dialect) {
    Reply thinking = WEATHER.afterThinking("six by seven");
    AnthropicJava sdk =
        serving(
            dialect,
            Scripts.firstThen(
                ChatAnswer.saying(thinking),
                Scripts.firstThen(ChatAnswer.saying(thinking), ChatAnswer.of("sunny"))));
    MessageCreateParams asking = asking(sdk).toBuilder().addTool(tool("weather")).build();

    Message whole = sdk.create(asking);
    Message streamed = sdk.stream(asking);

    assertThat(List.of(whole, streamed))
        .allMatch(message -> message.content().stream().allMatch(ContentBlock::isToolUse))
        .allMatch(message -> calls(message).size() == 1)
        .allMatch(message -> message.usage().outputTokens() > 3);
    assertThat(text(sdk.create(answering(asking, streamed, "21")))).isEqualTo("sunny");
    assertThat(tenant.entries(sdk.conversation()).toString()).contains("\"reasoning_tokens\":3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void sendsPictures(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.of("a point"));
    Base64ImageSource source =
        Base64ImageSource.builder()
            .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
            .data(PIXEL)
            .build();
    MessageCreateParams asking =
        sdk.params()
            .addUserMessageOfContentBlockParams(
                List.of(ContentBlockParam.ofText("What is it?"), ContentBlockParam.ofImage(source)))
            .build();

    assertThat(text(sdk.create(asking))).isEqualTo("a point");
    assertThat(tenant.onlyReceived().bodyText()).contains(PIXEL, "image/png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void asksForAnObject(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.of("{\"city\":\"北京\",\"degrees\":21}"));

    OpenAiContentIT.Weather weather =
        sdk.client()
            .messages()
            .create(asking(sdk).toBuilder().outputConfig(OpenAiContentIT.Weather.class).build())
            .content()
            .get(0)
            .text()
            .orElseThrow()
            .text();

    assertThat(weather.city).isEqualTo("北京");
    assertThat(tenant.onlyReceived().bodyText()).contains("degrees");
  }

  @ParameterizedTest
  @CsvSource({
    "openai, BAD_REQUEST, 400, invalid_request_error",
    "anthropic, RATE_LIMIT, 429, rate_limit_error",
    "gemini, RATE_LIMIT, 429, rate_limit_error",
    "openai, SERVER_ERROR, 500, api_error",
    "anthropic, OVERLOADED, 529, overloaded_error",
    "gemini, CONTEXT_TOO_LONG, 400, invalid_request_error"
  })
  void throwsWhatAnthropicsWouldThrow(String dialect, Fault fault, int status, String type) {
    AnthropicJava sdk = serving(dialect, Scripts.failing(fault));

    AnthropicServiceException thrown =
        catchThrowableOfType(AnthropicServiceException.class, () -> sdk.create(asking(sdk)));

    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.body().toString()).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void throwsWhenTheStreamTellsAnError(String dialect) {
    ChatAnswer answer = ChatAnswer.of("one two three four five six");
    AnthropicJava sdk = serving(dialect, answer.cut(Cut.telling(Fault.OVERLOADED, 4)));

    assertThatThrownBy(() -> sdk.stream(asking(sdk))).isInstanceOf(AnthropicException.class);
    assertRecorded(sdk, "upstream_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void isToldOfUnknownKeysAndModels(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.of("one"));
    Tenant stranger = new Tenant(gateway, tenant.providerId(), "client-wrong", tenant.model());
    MessageCreateParams unknown = asking(sdk).toBuilder().model("unknown").build();

    assertThatThrownBy(() -> AnthropicJava.of(gateway, stranger).create(asking(sdk)))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> sdk.create(unknown)).isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void countsTokens(String dialect) {
    AnthropicJava sdk = serving(dialect, ChatAnswer.of("one"));
    var counting =
        MessageCountTokensParams.builder().model(sdk.model()).addUserMessage("one two").build();

    assertThat(sdk.client().messages().countTokens(counting).inputTokens()).isPositive();
  }

  private AnthropicJava serving(String dialect, Script script) {
    tenant = gateway.tenant(dialect).serve(script);
    return AnthropicJava.of(gateway, tenant);
  }

  private static MessageCreateParams asking(AnthropicJava sdk) {
    return sdk.params().system("Be brief.").addUserMessage("Is it warm?").build();
  }

  private void assertRecorded(AnthropicJava sdk, String outcome) {
    JsonObject entry = tenant.onlyEntry(sdk.conversation());
    assertThat(entry.getString("outcome")).isEqualTo(outcome);
  }
}
