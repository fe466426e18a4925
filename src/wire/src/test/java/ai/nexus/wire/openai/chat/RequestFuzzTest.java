package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, nothing but the exception that says what is wrong. */
class RequestFuzzTest {

  private static final int ROUNDS = 4000;

  private final Mutations mutations = new Mutations(20_26);

  static Stream<Fixture> requests() {
    return Fixture.all("requests").stream();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsAnyRequest(Fixture fixture) {
    JsonValue request = Chats.json(fixture.section("request"));
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String mutated = mutations.mutate(request).toString();
      read += readsRequest(mutated.getBytes(UTF_8)) ? 1 : 0;
    }
    assertThat(read).as("some are taken, some refused").isBetween(1, ROUNDS - 1);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsAnyBytes(Fixture fixture) {
    byte[] request = fixture.section("request").getBytes(UTF_8);
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      read += readsRequest(mutations.scratched(request)) ? 1 : 0;
    }
    assertThat(read).as("some are taken, some refused").isBetween(1, ROUNDS - 1);
  }

  private static boolean readsRequest(byte[] body) {
    try {
      Dropped dropped = new Dropped();
      ChatRequest request = Chats.CLIENT.request(body, dropped);
      for (ServerKind kind : ServerKind.values()) {
        assertThat(Chats.write(kind, request, dropped)).containsKey("messages");
      }
      assertThat(dropped.members()).allMatch(name -> name.matches("[\\x20-\\x7e]+"));
      return true;
    } catch (BadRequestException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }
}
