package ai.nexus.wire.openai.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadTest {

  @Test
  void readsTypeAndResponseWhereverTheyStand() {
    String audio = "A".repeat(100_000);

    EventHead head =
        head(
            "{\"delta\":\"%s\",\"response_id\":\"r\\u0031\",\"type\":\"x.delta\"}"
                .formatted(audio));

    assertThat(head).isEqualTo(new EventHead("x.delta", Optional.of("r1")));
  }

  @Test
  void takesNoMemberOfWhatLiesWithin() {
    EventHead head =
        head("{\"type\":\"response.done\",\"response\":{\"type\":\"no\",\"response_id\":\"no\"}}");

    assertThat(head).isEqualTo(new EventHead("response.done", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"type\":\"x\"", "[]", "7", "{\"type\":7}", "{\"type\":{\"type\":\"x\"}}"})
  void isOfNoTypeWhereThereIsNone(String message) {
    assertThat(head(message).type()).isEmpty();
  }

  @Test
  void knowsEventsThatHoldASession() {
    assertThat(head("{\"type\":\"session.created\"}").isOfSession()).isTrue();
    assertThat(head("{\"type\":\"transcription_session.updated\"}").isOfSession()).isTrue();
    assertThat(head("{\"type\":\"response.created\"}").isOfSession()).isFalse();
  }

  private static EventHead head(String message) {
    return EventHead.of(message.getBytes(StandardCharsets.UTF_8));
  }
}
