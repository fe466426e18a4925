package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.bedrock.BedrockProvider;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.gemini.GeminiClient;
import ai.nexus.wire.gemini.GeminiProvider;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.chat.provider.OpenAiProvider;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import ai.nexus.wire.openai.responses.provider.ResponsesProvider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNamesTest {

  private static final Map<String, ProviderDialect> PROVIDERS =
      Map.of(
          "openai", new OpenAiProvider(),
          "responses", new ResponsesProvider(),
          "gemini", new GeminiProvider(),
          "bedrock", new BedrockProvider());

  @ParameterizedTest
  @CsvSource({
    "n, generationConfig.candidateCount, n, n",
    "stop, generationConfig.stopSequences, stop_sequences, stop",
    "tools[3].function.strict, tools[].functionDeclarations[].strict, tools[].strict, tools[].strict",
    "messages[2].content, contents[].parts, messages[].content, input[].content",
    "messages[].tool_calls[].cache_control, contents[].parts[].functionCall.cache_control,"
        + " messages[].content[].cache_control, input[].cache_control",
    "nobody[1].knows, nobody[].knows, nobody[].knows, nobody[].knows"
  })
  void areEachClientsOwn(String member, String gemini, String anthropic, String responses) {
    assertThat(new GeminiClient().names().of(member)).isEqualTo(gemini);
    assertThat(new AnthropicClient().names().of(member)).isEqualTo(anthropic);
    assertThat(new ResponsesClient().names().of(member)).isEqualTo(responses);
    assertThat(new OpenAiClient().names().of(member)).isEqualTo(member);
  }

  @Test
  void areWhereEachClientHasItsInstructions() {
    String mark = MemberNames.INSTRUCTIONS + ".cache_control";

    assertThat(new AnthropicClient().names().of(mark)).isEqualTo("system[].cache_control");
    assertThat(new ResponsesClient().names().of(mark)).isEqualTo("input[].content[].cache_control");
    assertThat(new OpenAiClient().names().of(mark)).isEqualTo("messages[].content[].cache_control");
    assertThat(new GeminiClient().names().of(mark))
        .isEqualTo("systemInstruction.parts[].cache_control");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "responses", "gemini", "bedrock"})
  void areTheClientsOwnForMarksOnInstructions(String provider) {
    Dropped dropped = new Dropped();
    String body =
        "{\"model\":\"m\",\"max_tokens\":99,\"system\":[{\"type\":\"text\",\"text\":\"S\","
            + "\"cache_control\":{\"type\":\"ephemeral\"}}],"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    ChatRequest request =
        new AnthropicRequestReader().read(body.getBytes(StandardCharsets.UTF_8), dropped);

    PROVIDERS.get(provider).request(request, "meta.llama", dropped);

    assertThat(dropped.members()).containsExactly("system[].cache_control");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "messages, contents, messages, input",
        "messages[1].content, contents[].parts, messages[].content, input[].content",
        "temperature, generationConfig.temperature, temperature, temperature",
        "top_p, generationConfig.topP, top_p, top_p",
        "model, -, model, model",
        "service_tier, -, -, -"
      })
  void areLeftOutOfAProvidersFaultWhereTheClientHasNone(
      String member, String gemini, String anthropic, String responses) {
    assertThat(new GeminiClient().names().told(member)).isEqualTo(Optional.ofNullable(gemini));
    assertThat(new AnthropicClient().names().told(member))
        .isEqualTo(Optional.ofNullable(anthropic));
    assertThat(new ResponsesClient().names().told(member))
        .isEqualTo(Optional.ofNullable(responses));
    assertThat(new OpenAiClient().names().told(member)).hasValue(member);
  }

  @Test
  void areOpenAisChatsInWhatResponsesFindFaultWith() {
    String body = "{\"error\":{\"message\":\"M\",\"param\":\"input[0].content\"}}";

    assertThat(new ResponsesProvider().error(400, body.getBytes(StandardCharsets.UTF_8)).param())
        .hasValue("messages[].content");
  }

  @Test
  void standInTheWordsOfAFault() {
    BadRequestException fault = new BadRequestException("Set 'n' to 1, not 'none'.", "n");

    BadRequestException own = new GeminiClient().names().of(fault);

    assertThat(own)
        .hasMessage("Set 'generationConfig.candidateCount' to 1, not 'none'.")
        .returns("generationConfig.candidateCount", named -> named.param().orElseThrow());
  }

  @Test
  void leaveAFaultOfTheWholeBodyAsItIs() {
    BadRequestException fault = new BadRequestException("the body is empty");

    assertThat(new GeminiClient().names().of(fault)).isSameAs(fault);
  }
}
