package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.AnthropicJava;
import ai.nexus.e2e.support.GoogleGenai;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Scripts;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.google.genai.errors.ApiException;
import com.google.genai.types.Content;
import com.google.genai.types.CountTokensConfig;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Part;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The vendors' own SDKs straight against the fake provider, with no gateway between: what they send
 * it takes, and what it answers they understand.
 */
class VendorSdksTest {

  private static final Reply CALLS =
      Reply.calling("weather", "{\"city\":\"北京\"}")
          .andCalling("weather", "")
          .afterSaying("Let me look.")
          .afterThinking("The sky, then.");

  private final FakeProvider provider = FakeProvider.start();
  private final AnthropicJava anthropic = AnthropicJava.straight(provider, "m");
  private final GoogleGenai google = GoogleGenai.straight(provider, "m");

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void anthropicsCallsToolsAfterThinking() {
    provider.serve("m", Scripts.firstThen(ChatAnswer.saying(CALLS), ChatAnswer.of("sunny")));
    MessageCreateParams asking = anthropicAsking();

    Message called = anthropic.create(asking);

    assertThat(AnthropicJava.text(called)).isEqualTo("Let me look.");
    assertThat(AnthropicJava.calls(called)).hasSize(2);
    Message answer = anthropic.create(AnthropicJava.answering(asking, called, "21"));
    assertThat(AnthropicJava.text(answer)).isEqualTo("sunny");
  }

  @Test
  void anthropicsStreamsTheSame() {
    provider.serve("m", Scripts.firstThen(ChatAnswer.saying(CALLS), ChatAnswer.of("sunny")));
    MessageCreateParams asking = anthropicAsking();

    Message called = anthropic.stream(asking);

    assertThat(called.usage().outputTokens())
        .isEqualTo(CALLS.parts().stream().mapToInt(said -> said.tokens()).sum());
    Message answer = anthropic.stream(AnthropicJava.answering(asking, called, "21"));
    assertThat(AnthropicJava.text(answer)).isEqualTo("sunny");
  }

  @Test
  void anthropicsCountsAndFails() {
    provider.serve("m", Scripts.firstThen(ChatAnswer.of(""), Scripts.failing(Fault.RATE_LIMIT)));
    var counting =
        MessageCountTokensParams.builder().model("m").addUserMessage("one two three").build();

    assertThat(anthropic.client().messages().countTokens(counting).inputTokens()).isEqualTo(3);
    RateLimitException thrown =
        catchThrowableOfType(RateLimitException.class, () -> anthropic.create(anthropicAsking()));
    assertThat(thrown.statusCode()).isEqualTo(429);
  }

  @Test
  void googlesCallsFunctionsAfterThinking() {
    provider.serve("m", Scripts.firstThen(ChatAnswer.saying(CALLS), ChatAnswer.of("sunny")));
    List<Content> asking = List.of(GoogleGenai.user(Part.fromText("Is it warm?")));
    GenerateContentConfig config =
        GenerateContentConfig.builder().tools(GoogleGenai.tool("weather")).build();

    List<GenerateContentResponse> called = List.of(google.generate(asking, config));

    assertThat(GoogleGenai.text(called)).isEqualTo("Let me look.");
    assertThat(GoogleGenai.calls(called)).hasSize(2);
    List<Content> answering = GoogleGenai.answering(asking, called, Map.of("output", "21"));
    assertThat(google.generate(answering, config).text()).isEqualTo("sunny");
  }

  @Test
  void googlesStreamsTheSame() {
    provider.serve("m", Scripts.firstThen(ChatAnswer.saying(CALLS), ChatAnswer.of("sunny")));
    List<Content> asking = List.of(GoogleGenai.user(Part.fromText("Is it warm?")));
    GenerateContentConfig config =
        GenerateContentConfig.builder().tools(GoogleGenai.tool("weather")).build();

    List<GenerateContentResponse> called = google.stream(asking, config);

    assertThat(GoogleGenai.calls(called)).hasSize(2);
    List<Content> answering = GoogleGenai.answering(asking, called, Map.of("output", "21"));
    assertThat(GoogleGenai.text(google.stream(answering, config))).isEqualTo("sunny");
  }

  @Test
  void googlesCountsEmbedsAndFails() {
    provider.serve("m", ChatAnswer.of("yes"));

    assertThat(
            google
                .client()
                .models
                .countTokens("m", "one two three", CountTokensConfig.builder().build())
                .totalTokens())
        .hasValue(3);
    assertThat(
            google
                .client()
                .models
                .embedContent("m", "hi", EmbedContentConfig.builder().build())
                .embeddings()
                .orElseThrow())
        .hasSize(1);
    provider.serve("m", Scripts.failing(Fault.RATE_LIMIT));
    ApiException thrown =
        catchThrowableOfType(
            ApiException.class,
            () ->
                google.generate(
                    List.of(GoogleGenai.user(Part.fromText("hi"))), GoogleGenai.plain()));
    assertThat(thrown.code()).isEqualTo(429);
    assertThat(thrown.status()).isEqualTo("RESOURCE_EXHAUSTED");
  }

  @Test
  void bothThrowWhenTheStreamTellsAnError() {
    provider.serve(
        "m", ChatAnswer.of("one two three four five six").cut(Cut.telling(Fault.OVERLOADED, 4)));

    assertThatThrownBy(() -> anthropic.stream(anthropicAsking()))
        .isInstanceOf(AnthropicException.class);
    assertThatThrownBy(
            () ->
                google.stream(List.of(GoogleGenai.user(Part.fromText("hi"))), GoogleGenai.plain()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void bothSendPicturesThatAreTaken() {
    provider.serve("m", ChatAnswer.of("a point"));
    var source =
        Base64ImageSource.builder()
            .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
            .data("iVBORw0KGgo=")
            .build();
    MessageCreateParams shown =
        anthropic
            .params()
            .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofImage(source)))
            .build();
    Part picture = Part.fromBytes(Base64.getDecoder().decode("iVBORw0KGgo="), "image/png");

    assertThat(AnthropicJava.text(anthropic.create(shown))).isEqualTo("a point");
    assertThat(google.generate(List.of(GoogleGenai.user(picture)), GoogleGenai.plain()).text())
        .isEqualTo("a point");
  }

  @Test
  void bothAskForObjectsInFormsThatAreTaken() {
    provider.serve("m", ChatAnswer.of("{\"city\":\"北京\",\"degrees\":21}"));
    var structured =
        anthropic.params().addUserMessage("hi").outputConfig(OpenAiContentIT.Weather.class).build();
    GenerateContentConfig config =
        GenerateContentConfig.builder()
            .responseMimeType("application/json")
            .responseJsonSchema(Map.of("type", "object"))
            .build();

    assertThat(
            anthropic
                .client()
                .messages()
                .create(structured)
                .content()
                .get(0)
                .text()
                .orElseThrow()
                .text()
                .degrees)
        .isEqualTo(21);
    assertThat(google.generate(List.of(GoogleGenai.user(Part.fromText("hi"))), config).text())
        .contains("degrees");
  }

  private MessageCreateParams anthropicAsking() {
    return anthropic
        .params()
        .addUserMessage("Is it warm?")
        .enabledThinking(1_024)
        .addTool(AnthropicJava.tool("weather"))
        .build();
  }
}
