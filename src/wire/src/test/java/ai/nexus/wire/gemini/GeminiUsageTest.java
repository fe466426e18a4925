package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiUsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|``",
        "{'promptTokenCount':10}|input_tokens=10",
        "{'promptTokenCount':10,'cachedContentTokenCount':4}|input_tokens=6 cache_read_tokens=4",
        "{'promptTokenCount':3,'cachedContentTokenCount':4}|input_tokens=0 cache_read_tokens=4",
        "{'promptTokenCount':10,'toolUsePromptTokenCount':5}|input_tokens=15",
        "{'candidatesTokenCount':7,'thoughtsTokenCount':5}|output_tokens=12 reasoning_tokens=5",
        "{'thoughtsTokenCount':5}|output_tokens=5 reasoning_tokens=5",
        "{'promptTokenCount':10,'totalTokenCount':10}|input_tokens=10 output_tokens=0",
        "{'promptTokenCount':10,'totalTokenCount':17,'toolUsePromptTokenCount':4,'thoughtsTokenCount':3}|input_tokens=14 output_tokens=3 reasoning_tokens=3",
        "{'promptTokenCount':'10','candidatesTokenCount':-1,'thoughtsTokenCount':1.5}|``",
        "{'promptTokenCount':1e12,'candidatesTokenCount':2.0}|output_tokens=2",
        "{'candidatesTokensDetails':[{'modality':'IMAGE','tokenCount':9},{'modality':'AUDIO','tokenCount':8},1,{}]}|output_audio_tokens=8 output_image_tokens=9",
        "{'promptTokensDetails':[{'modality':'AUDIO','tokenCount':2}],'toolUsePromptTokensDetails':[{'modality':'AUDIO','tokenCount':3}]}|input_audio_tokens=5",
        "{'promptTokensDetails':{},'totalTokenCount':null}|``"
      })
  void readsCounts(String metadata, String usage) {
    assertThat(GeminiUsage.of(Fixture.json(metadata.replace('\'', '"')))).hasToString(usage);
  }

  @Test
  void takesTheGreatestOfAStreamAndNeverASum() {
    GeminiUsage usage = new GeminiUsage();

    usage.tell(Fixture.json("{\"promptTokenCount\":10,\"candidatesTokenCount\":1}"));
    usage.tell(Fixture.json("{\"promptTokenCount\":10,\"cachedContentTokenCount\":6}"));
    usage.tell(Fixture.json("{\"candidatesTokenCount\":3}"));

    assertThat(usage.tokens()).hasToString("input_tokens=4 cache_read_tokens=6 output_tokens=3");
    assertThat(usage.report().raw()).contains("{\"candidatesTokenCount\":3}");
  }

  @Test
  void knowsNothingBeforeItIsTold() {
    assertThat(new GeminiUsage().tokens()).isEqualTo(TokenUsage.UNKNOWN);
    assertThat(new GeminiUsage().report().raw()).isEmpty();
  }
}
