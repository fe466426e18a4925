package ai.nexus.wire.openai.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptionTest {

  @Test
  void readsWhatIsBilledByTokens() {
    // After openai-python's conversation_item_input_audio_transcription_completed_event.py.
    String event =
        """
        {"type":"conversation.item.input_audio_transcription.completed","item_id":"i1",
         "transcript":"hello","usage":{"type":"tokens","total_tokens":22,"input_tokens":13,
          "input_token_details":{"text_tokens":0,"audio_tokens":13},"output_tokens":9}}
        """;

    assertThat(Transcription.usage(event).orElseThrow().tokens())
        .isEqualTo(
            TokenUsage.builder()
                .set(TokenKind.INPUT, 13)
                .set(TokenKind.INPUT_AUDIO, 13)
                .set(TokenKind.OUTPUT, 9)
                .build());
  }

  @Test
  void keepsWhatIsBilledByDurationAsItWasTold() {
    UsageReport usage =
        Transcription.usage("{\"usage\":{\"type\":\"duration\",\"seconds\":2.5}}").orElseThrow();

    assertThat(usage.tokens().isUnknown()).isTrue();
    assertThat(usage.raw()).hasValue("{\"type\":\"duration\",\"seconds\":2.5}");
  }

  @Test
  void saysNothingWhereNoUsageIsTold() {
    assertThat(Transcription.usage("{\"transcript\":\"hello\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"session\":{\"audio\":{\"input\":{\"transcription\":{\"model\":\"hearer\"}}}}}",
        "{\"session\":{\"model\":\"m\",\"input_audio_transcription\":{\"model\":\"hearer\"}}}"
      })
  void findsTheModelThatTranscribes(String event) {
    assertThat(Transcription.model(event)).hasValue("hearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"session\":{\"model\":\"m\",\"audio\":{\"input\":{\"transcription\":null}}}}",
        "{\"session\":\"none\"}",
        "nothing"
      })
  void findsNoneWhereNoneTranscribes(String event) {
    assertThat(Transcription.model(event)).isEmpty();
  }
}
