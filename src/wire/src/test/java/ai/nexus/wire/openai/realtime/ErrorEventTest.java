package ai.nexus.wire.openai.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorEventTest {

  @Test
  void hasEveryMemberOfOpenAis() {
    assertThat(ErrorEvent.json("event_1", "It \"broke\".", "server_error", Optional.of("broken")))
        .isEqualTo(
            "{\"type\":\"error\",\"event_id\":\"event_1\",\"error\":{\"type\":\"server_error\","
                + "\"code\":\"broken\",\"message\":\"It \\\"broke\\\".\",\"param\":null,"
                + "\"event_id\":null}}");
    assertThat(ErrorEvent.json("e", "m", "t", Optional.empty())).contains("\"code\":null");
  }
}
