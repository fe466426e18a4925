package ai.nexus.wire.openai.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.realtime.RealtimeResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeResponseTest {

  // After the example of platform.openai.com/docs/api-reference/realtime-server-events, with the
  // details of openai-python's types/realtime/realtime_response_usage_input_token_details.py.
  private static final String DONE =
      """
      {"event_id":"event_3132","type":"response.done","response":{"id":"resp_001",
       "object":"realtime.response","status":"completed","status_details":null,"output":[],
       "usage":{"total_tokens":275,"input_tokens":127,"output_tokens":148,
        "input_token_details":{"cached_tokens":64,"text_tokens":87,"audio_tokens":40,
         "cached_tokens_details":{"text_tokens":48,"audio_tokens":16}},
        "output_token_details":{"text_tokens":36,"audio_tokens":112}}}}
      """;

  @Test
  void tellsWhatWasCachedApartFromTheRestOfEachKind() {
    RealtimeResponse response = RealtimeResponse.of(DONE).orElseThrow();

    assertThat(response.id()).isEqualTo("resp_001");
    assertThat(response.usage().tokens())
        .isEqualTo(
            TokenUsage.builder()
                .set(TokenKind.INPUT, 63)
                .set(TokenKind.CACHE_READ, 64)
                .set(TokenKind.INPUT_AUDIO, 24)
                .set(TokenKind.OUTPUT, 148)
                .set(TokenKind.OUTPUT_AUDIO, 112)
                .build());
    assertThat(response.usage().raw()).hasValueSatisfying(raw -> assertThat(raw).contains("275"));
  }

  @ParameterizedTest
  @CsvSource({
    "completed,COMPLETED",
    "incomplete,COMPLETED",
    "cancelled,CANCELLED",
    "failed,FAILED",
    "in_progress,IN_PROGRESS",
    "whatever,IN_PROGRESS"
  })
  void knowsHowItEnded(String told, Status status) {
    String event = DONE.replace("\"completed\"", "\"" + told + "\"");

    assertThat(RealtimeResponse.of(event).orElseThrow().status()).isEqualTo(status);
  }

  @Test
  void tellsWhyItWasCancelledOrFailed() {
    String cancelled =
        DONE.replace("null", "{\"type\":\"cancelled\",\"reason\":\"turn_detected\"}");
    String failed =
        DONE.replace("null", "{\"type\":\"failed\",\"error\":{\"code\":\"rate_limit\"}}");

    assertThat(RealtimeResponse.of(cancelled).orElseThrow().why()).hasValue("turn_detected");
    assertThat(RealtimeResponse.of(failed).orElseThrow().why()).hasValue("rate_limit");
    assertThat(RealtimeResponse.of(DONE).orElseThrow().why()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"7\"", "1e999999999", "1000000000000", "null", "{}"})
  void takesNoCountThatIsNone(String count) {
    String event = "{\"response\":{\"usage\":{\"input_tokens\":%s,\"output_tokens\":3}}}";

    TokenUsage tokens = RealtimeResponse.of(event.formatted(count)).orElseThrow().usage().tokens();

    assertThat(tokens).isEqualTo(TokenUsage.builder().set(TokenKind.OUTPUT, 3).build());
  }

  @Test
  void knowsNothingWhereNothingIsTold() {
    assertThat(RealtimeResponse.of("{\"response\":{}}").orElseThrow().usage().tokens().isUnknown())
        .isTrue();
    assertThat(RealtimeResponse.of("{\"type\":\"response.done\"}")).isEmpty();
    assertThat(RealtimeResponse.of("no JSON")).isEmpty();
  }
}
