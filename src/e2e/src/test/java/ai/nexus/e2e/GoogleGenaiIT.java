package ai.nexus.e2e;

import static ai.nexus.e2e.support.GoogleGenai.answering;
import static ai.nexus.e2e.support.GoogleGenai.calls;
import static ai.nexus.e2e.support.GoogleGenai.plain;
import static ai.nexus.e2e.support.GoogleGenai.text;
import static ai.nexus.e2e.support.GoogleGenai.tool;
import static ai.nexus.e2e.support.GoogleGenai.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.GoogleGenai;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import com.google.genai.errors.ApiException;
import com.google.genai.types.Content;
import com.google.genai.types.CountTokensConfig;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateContentResponseUsageMetadata;
import com.google.genai.types.GetModelConfig;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Part;
import com.google.genai.types.ThinkingConfig;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's own SDK, with the base URL and the key changed, against each upstream's dialect. */
@ExtendWith(GatewayExtension.class)
class GoogleGenaiIT {

  private static final Reply WEATHER = Reply.calling("weather", "{\"city\":\"北京\"}");
  private static final List<Content> ASKING = List.of(user(Part.fromText("Is it warm?")));
  private static final Map<String, Object> RESULT = Map.of("output", "21 degrees");
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
          + "gg==";

  private final Gateway gateway;
  private Tenant tenant;

  GoogleGenaiIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void completesAndTellsTheTokens(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.saying(Reply.of("one two 你好").cached(100, 0)));

    GenerateContentResponse answer = sdk.generate(ASKING, plain());

    assertThat(answer.text()).isEqualTo("one two 你好");
    assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
    GenerateContentResponseUsageMetadata usage = answer.usageMetadata().orElseThrow();
    assertThat(usage.candidatesTokenCount()).hasValue(4);
    assertThat(usage.cachedContentTokenCount()).hasValue(100);
    assertThat(usage.promptTokenCount().orElseThrow()).isGreaterThan(100);
    assertRecorded(sdk, "completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void streams(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.of("one two 你好"));

    List<GenerateContentResponse> chunks = sdk.stream(ASKING, plain());

    assertThat(text(chunks)).isEqualTo("one two 你好");
    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks.get(chunks.size() - 1).usageMetadata().orElseThrow().candidatesTokenCount())
        .hasValue(4);
    assertRecorded(sdk, "completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void callsFunctionsAndAnswersThem(String dialect) {
    Reply two = WEATHER.andCalling("weather", "").afterSaying("Let me look.");
    GoogleGenai sdk =
        serving(dialect, Scripts.firstThen(ChatAnswer.saying(two), ChatAnswer.of("sunny")));

    List<GenerateContentResponse> called = List.of(sdk.generate(ASKING, withTool()));

    assertThat(text(called)).isEqualTo("Let me look.");
    assertThat(calls(called)).hasSize(2);
    assertThat(calls(called).get(0).args().orElseThrow()).containsEntry("city", "北京");
    assertThat(sdk.generate(answering(ASKING, called, RESULT), withTool()).text())
        .isEqualTo("sunny");
    assertThat(tenant.received().get(1).bodyText()).contains("21 degrees", "weather");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void callsFunctionsInAStream(String dialect) {
    Reply two = WEATHER.andCalling("weather", "").afterSaying("Let me look.");
    GoogleGenai sdk =
        serving(dialect, Scripts.firstThen(ChatAnswer.saying(two), ChatAnswer.of("sunny")));

    List<GenerateContentResponse> called = sdk.stream(ASKING, withTool());

    assertThat(calls(called)).hasSize(2);
    assertThat(text(sdk.stream(answering(ASKING, called, RESULT), withTool()))).isEqualTo("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "gemini"})
  void bringsThoughtsBackSigned(String dialect) {
    GoogleGenai sdk =
        serving(
            dialect,
            Scripts.firstThen(
                ChatAnswer.saying(WEATHER.afterThinking("The sky.")), ChatAnswer.of("sunny")));
    GenerateContentConfig thinking =
        withTool().toBuilder()
            .thinkingConfig(
                ThinkingConfig.builder().includeThoughts(true).thinkingBudget(1_024).build())
            .build();

    List<GenerateContentResponse> called = List.of(sdk.generate(ASKING, thinking));

    assertThat(called.get(0).parts())
        .anyMatch(part -> part.thought().orElse(false))
        .anyMatch(part -> part.thoughtSignature().isPresent());
    assertThat(sdk.generate(answering(ASKING, called, RESULT), thinking).text()).isEqualTo("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic"})
  void givesNoThoughtsToWhoDoesNotAsk(String dialect) {
    Reply thinking = WEATHER.afterThinking("six by seven");
    GoogleGenai sdk =
        serving(
            dialect,
            Scripts.firstThen(
                ChatAnswer.saying(thinking),
                Scripts.firstThen(ChatAnswer.saying(thinking), ChatAnswer.of("sunny"))));

    GenerateContentResponse whole = sdk.generate(ASKING, withTool());
    List<GenerateContentResponse> streamed = sdk.stream(ASKING, withTool());

    assertThat(whole.parts()).hasSize(1);
    assertThat(calls(streamed)).hasSize(1);
    assertThat(streamed)
        .flatExtracting(GenerateContentResponse::parts)
        .noneMatch(part -> part.thought().orElse(false) || !part.text().orElse("").isEmpty());
    assertThat(whole.usageMetadata().orElseThrow().thoughtsTokenCount()).hasValue(3);
    assertThat(sdk.generate(answering(ASKING, streamed, RESULT), withTool()).text())
        .isEqualTo("sunny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void sendsPictures(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.of("a point"));
    Part picture = Part.fromBytes(Base64.getDecoder().decode(PIXEL), "image/png");

    GenerateContentResponse answer =
        sdk.generate(List.of(user(Part.fromText("What is it?"), picture)), plain());

    assertThat(answer.text()).isEqualTo("a point");
    assertThat(tenant.onlyReceived().bodyText()).contains("image/png", "iVBORw0KGgo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void asksForAnObject(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.of("{\"degrees\":21}"));
    Map<String, Object> schema =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of("degrees", Map.of("type", "integer")),
            "required",
            List.of("degrees"),
            "additionalProperties",
            false);
    GenerateContentConfig config =
        GenerateContentConfig.builder()
            .responseMimeType("application/json")
            .responseJsonSchema(schema)
            .build();

    assertThat(sdk.generate(ASKING, config).text()).isEqualTo("{\"degrees\":21}");
    assertThat(tenant.onlyReceived().bodyText()).contains("degrees");
  }

  @ParameterizedTest
  @CsvSource({
    "openai, BAD_REQUEST, 400, INVALID_ARGUMENT",
    "anthropic, RATE_LIMIT, 429, RESOURCE_EXHAUSTED",
    "gemini, RATE_LIMIT, 429, RESOURCE_EXHAUSTED",
    "openai, SERVER_ERROR, 500, INTERNAL",
    "openai, OVERLOADED, 503, UNAVAILABLE",
    "anthropic, CONTEXT_TOO_LONG, 400, INVALID_ARGUMENT"
  })
  void throwsWhatGooglesWouldThrow(String dialect, Fault fault, int code, String status) {
    GoogleGenai sdk = serving(dialect, Scripts.failing(fault));

    ApiException thrown =
        catchThrowableOfType(ApiException.class, () -> sdk.generate(ASKING, plain()));

    assertThat(thrown.code()).isEqualTo(code);
    assertThat(thrown.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void recordsWhatAStreamTellsOfAnError(String dialect) {
    ChatAnswer answer = ChatAnswer.of("one two three four five six");
    GoogleGenai sdk = serving(dialect, answer.cut(Cut.telling(Fault.OVERLOADED, 4)));

    assertThatThrownBy(() -> sdk.stream(ASKING, plain())).isInstanceOf(RuntimeException.class);
    assertRecorded(sdk, "upstream_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void isToldOfUnknownKeysAndModels(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.of("one"));
    Tenant stranger = new Tenant(gateway, tenant.providerId(), "client-wrong", tenant.model());
    Tenant unknown = new Tenant(gateway, tenant.providerId(), tenant.key(), "unknown");

    assertThatThrownBy(() -> GoogleGenai.of(gateway, stranger).generate(ASKING, plain()))
        .isInstanceOf(ApiException.class);
    assertThat(
            catchThrowableOfType(
                    ApiException.class,
                    () -> GoogleGenai.of(gateway, unknown).generate(ASKING, plain()))
                .code())
        .isEqualTo(404);
    assertThat(sdk.generate(ASKING, plain()).text()).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void countsTokens(String dialect) {
    GoogleGenai sdk = serving(dialect, ChatAnswer.of("one"));

    assertThat(
            sdk.client()
                .models
                .countTokens(sdk.model(), "one two", CountTokensConfig.builder().build())
                .totalTokens()
                .orElseThrow())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1beta"})
  void findsModelsBelowEitherVersion(String version) {
    tenant = gateway.tenant("openai").serve(ChatAnswer.of("one"));
    GoogleGenai sdk = GoogleGenai.of(gateway, tenant, version);
    String name = "models/" + tenant.model();

    assertThat(sdk.client().models.list(ListModelsConfig.builder().build()))
        .extracting(model -> model.name().orElseThrow())
        .containsExactly(name);
    assertThat(sdk.client().models.get(tenant.model(), GetModelConfig.builder().build()).name())
        .hasValue(name);
    assertThat(sdk.generate(ASKING, plain()).text()).isEqualTo("one");
  }

  private GoogleGenai serving(String dialect, Script script) {
    tenant = gateway.tenant(dialect).serve(script);
    return GoogleGenai.of(gateway, tenant);
  }

  private static GenerateContentConfig withTool() {
    return GenerateContentConfig.builder().tools(tool("weather")).build();
  }

  private void assertRecorded(GoogleGenai sdk, String outcome) {
    assertThat(tenant.onlyEntry(sdk.conversation()).getString("outcome")).isEqualTo(outcome);
  }
}
