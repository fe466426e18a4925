package ai.nexus.wire.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.gemini.GeminiClient;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNamesTest {

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
