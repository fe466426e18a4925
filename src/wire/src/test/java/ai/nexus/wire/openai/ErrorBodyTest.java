package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {

  @Test
  void alwaysHasAllFourMembers() {
    byte[] body = ErrorBody.json("no \"m\"\n", "server_error", Optional.empty(), Optional.empty());

    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "{\"error\":{\"message\":\"no \\\"m\\\"\\u000a\",\"type\":\"server_error\","
                + "\"param\":null,\"code\":null}}");
  }

  @Test
  void isOneEventInAStream() {
    byte[] event = ErrorBody.sseEvent("a\n\nb", "t", Optional.of("model"), Optional.of("c"));

    assertThat(new String(event, UTF_8))
        .isEqualTo(
            "data: {\"error\":{\"message\":\"a\\u000a\\u000ab\",\"type\":\"t\","
                + "\"param\":\"model\",\"code\":\"c\"}}\n\n");
  }
}
