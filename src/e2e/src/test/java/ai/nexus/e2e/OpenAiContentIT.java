package ai.nexus.e2e;

import static ai.nexus.e2e.support.OpenAiJava.message;
import static ai.nexus.e2e.support.OpenAiJava.thought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.OpenAiJava;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Reply;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.BadRequestException;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else than text goes both ways through OpenAI's SDK, in each upstream's dialect. */
@ExtendWith(GatewayExtension.class)
class OpenAiContentIT {

  /** A picture of one pixel. */
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  /** What the model is to answer. */
  static final class Weather {
    public String city;
    public int degrees;
  }

  private final Gateway gateway;

  OpenAiContentIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void aSchemaGoesUpAndAnObjectComesBack(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("{\"city\":\"北京\",\"degrees\":21}"));

    Weather weather =
        sdk.client()
            .chat()
            .completions()
            .create(sdk.params().addUserMessage("hi").responseFormat(Weather.class).build())
            .choices()
            .get(0)
            .message()
            .content()
            .orElseThrow();

    assertThat(weather.city).isEqualTo("北京");
    assertThat(weather.degrees).isEqualTo(21);
    assertThat(sdk.tenant().onlyReceived().bodyText()).contains("degrees", "city");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | \"image_url\":{\"url\":\"data:image/png;base64,",
        "anthropic | \"media_type\":\"image/png\"",
        "gemini | \"mimeType\":\"image/png\""
      })
  void aPictureGoesUp(String dialect, String written) {
    OpenAiJava sdk = serving(dialect, Reply.of("a point"));

    ChatCompletion answer =
        sdk.complete(
            sdk.params()
                .addUserMessageOfArrayOfContentParts(
                    List.of(text("What is it?"), picture("data:image/png;base64," + PIXEL)))
                .build());

    assertThat(message(answer).content()).hasValue("a point");
    assertThat(sdk.tenant().onlyReceived().bodyText()).contains(written, PIXEL, "What is it?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | \"file_data\":\"data:application/pdf;base64,",
        "anthropic | \"type\":\"document\"",
        "gemini | \"mimeType\":\"application/pdf\""
      })
  void aDocumentGoesUp(String dialect, String written) {
    OpenAiJava sdk = serving(dialect, Reply.of("a page"));
    var file =
        ChatCompletionContentPart.File.FileObject.builder()
            .filename("page.pdf")
            .fileData("data:application/pdf;base64,JVBERi0xLjQK")
            .build();
    ChatCompletionContentPart page =
        ChatCompletionContentPart.ofFile(
            ChatCompletionContentPart.File.builder().file(file).build());

    ChatCompletion answer =
        sdk.complete(
            sdk.params()
                .addUserMessageOfArrayOfContentParts(List.of(text("What is it?"), page))
                .build());

    assertThat(message(answer).content()).hasValue("a page");
    assertThat(sdk.tenant().onlyReceived().bodyText()).contains(written, "JVBERi0xLjQK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void instructionsStayInTheirOrder(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("yes"));
    ChatCompletionCreateParams asking =
        sdk.params()
            .addSystemMessage("First rule.")
            .addDeveloperMessage("Second rule.")
            .addUserMessage("hi")
            .build();

    assertThat(message(sdk.complete(asking)).content()).hasValue("yes");
    assertThat(sdk.tenant().onlyReceived().bodyText())
        .containsSubsequence("First rule.", "Second rule.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "gemini"})
  void severalChoicesComeBack(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("heads"));
    ChatCompletionCreateParams asking = sdk.params().addUserMessage("hi").n(2).build();

    assertThat(sdk.complete(asking).choices())
        .hasSize(2)
        .allMatch(choice -> choice.message().content().orElse("").equals("heads"));
    assertThat(sdk.stream(asking).choices()).hasSize(2);
  }

  @Test
  void severalChoicesAreRefusedWhereTheUpstreamHasNone() {
    OpenAiJava sdk = serving("anthropic", Reply.of("heads"));
    ChatCompletionCreateParams asking = sdk.params().addUserMessage("hi").n(2).build();

    BadRequestException refused =
        catchThrowableOfType(BadRequestException.class, () -> sdk.complete(asking));

    assertThat(refused.param()).hasValue("n");
    assertThat(sdk.tenant().received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void thoughtsComeBackBesideTheText(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("42").afterThinking("six by seven"));
    ChatCompletionCreateParams asking =
        sdk.params().addUserMessage("hi").reasoningEffort(ReasoningEffort.LOW).build();

    ChatCompletion answer = sdk.complete(asking);

    assertThat(message(answer).content()).hasValue("42");
    assertThat(thought(answer)).hasValue("six by seven");
    CompletionUsage usage = answer.usage().orElseThrow();
    assertThat(usage.completionTokens()).isEqualTo(4);
    assertThat(usage.completionTokensDetails().orElseThrow().reasoningTokens()).hasValue(3L);
    JsonObject entry = sdk.tenant().onlyEntry(sdk.conversation());
    assertThat(entry.toString()).contains("\"reasoning_tokens\":3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void cachedTokensAreCounted(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("one").cached(100, 0));

    CompletionUsage usage =
        sdk.stream(sdk.params().addUserMessage("hi").build()).usage().orElseThrow();

    assertThat(usage.promptTokens()).isEqualTo(101);
    assertThat(usage.promptTokensDetails().orElseThrow().cachedTokens()).hasValue(100L);
    assertThat(sdk.tenant().onlyEntry(sdk.conversation()).toString()).contains("100");
  }

  @ParameterizedTest
  @CsvSource({
    "openai, length", "anthropic, length", "gemini, length",
    "openai, content_filter", "anthropic, content_filter", "gemini, content_filter"
  })
  void theReasonForTheEndIsToldInOpenAisWords(String dialect, String reason) {
    Reply reply = reason.equals("length") ? Reply.of("one").cutShort() : Reply.blocked();
    OpenAiJava sdk = serving(dialect, reply);
    ChatCompletionCreateParams asking = sdk.params().addUserMessage("hi").build();

    assertThat(sdk.complete(asking).choices().get(0).finishReason().asString()).isEqualTo(reason);
    assertThat(sdk.stream(asking).choices().get(0).finishReason().asString()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void whatTheUpstreamHasNoWordForIsNamed(String dialect) {
    OpenAiJava sdk = serving(dialect, Reply.of("one"));
    ChatCompletionCreateParams asking =
        sdk.params().addUserMessage("hi").promptCacheKey("a").build();

    try (HttpResponseFor<ChatCompletion> answer =
        sdk.client().chat().completions().withRawResponse().create(asking)) {
      assertThat(answer.headers().values("x-nexus-dropped")).containsExactly("prompt_cache_key");
    }
    assertThat(JsonText.object(sdk.tenant().onlyReceived().bodyText()))
        .doesNotContainKey("prompt_cache_key");
  }

  private OpenAiJava serving(String dialect, Reply reply) {
    return OpenAiJava.of(gateway, gateway.tenant(dialect).serve(ChatAnswer.saying(reply)));
  }

  private static ChatCompletionContentPart text(String text) {
    return ChatCompletionContentPart.ofText(
        ChatCompletionContentPartText.builder().text(text).build());
  }

  private static ChatCompletionContentPart picture(String url) {
    return ChatCompletionContentPart.ofImageUrl(
        ChatCompletionContentPartImage.builder()
            .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(url).build())
            .build());
  }
}
