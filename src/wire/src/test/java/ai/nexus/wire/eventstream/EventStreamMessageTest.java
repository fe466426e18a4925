package ai.nexus.wire.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.json.Slice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventStreamMessageTest {

  @Test
  void putsAnEventUnderItsName() {
    assertThat(
            document(
                Map.of(":message-type", "event", ":event-type", "messageStart"),
                "{\"role\":\"assistant\"}"))
        .isEqualTo("{\"messageStart\":{\"role\":\"assistant\"}}");
  }

  @Test
  void putsAnEventWithoutPayloadUnderItsName() {
    assertThat(document(Map.of(":event-type", "metadata"), "")).isEqualTo("{\"metadata\":{}}");
  }

  @Test
  void putsAnExceptionUnderItsName() {
    assertThat(
            document(
                Map.of(":message-type", "exception", ":exception-type", "throttlingException"),
                "{\"message\":\"slow down\"}"))
        .isEqualTo("{\"throttlingException\":{\"message\":\"slow down\"}}");
  }

  @Test
  void tellsAnErrorThatTheApiDoesNotDescribe() {
    assertThat(
            document(
                Map.of(
                    ":message-type", "error",
                    ":error-code", "InternalFailure",
                    ":error-message", "it \"broke\""),
                ""))
        .isEqualTo("{\"error\":{\"code\":\"InternalFailure\",\"message\":\"it \\\"broke\\\"\"}}");
  }

  private static String document(Map<String, String> headers, String payload) {
    return new EventStreamMessage(headers, Slice.of(payload.getBytes(UTF_8))).document();
  }
}
