package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a provider sends, nothing but the exception that says whose fault it is. */
class AnswerFuzzTest {

  private static final int ROUNDS = 4000;

  private final Mutations mutations = new Mutations(20_26);

  static Stream<Fixture> answers() {
    return Fixture.all("answers").stream();
  }

  static Stream<Fixture> streams() {
    return Fixture.all("streams").stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsAnyAnswer(Fixture fixture) {
    JsonValue answer = Chats.json(fixture.section("provider"));
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutated = mutations.mutate(answer).toString().getBytes(UTF_8);
      read += readsAnswer(mutated) ? 1 : 0;
      readsAnswer(mutations.scratched(mutated));
      assertThat(Chats.CLIENT.error(Chats.PROVIDER.error(500, mutations.scratched(mutated))))
          .isNotEmpty();
    }
    assertThat(read).as("some are taken").isPositive();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsAnyStream(Fixture fixture) {
    List<String> chunks =
        fixture
            .section("provider")
            .lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> line.substring("data: ".length()))
            .toList();
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder stream = new StringBuilder();
      for (String chunk : chunks) {
        JsonValue value = Chats.json(chunk);
        stream.append("data: ").append(mutations.mutate(value));
        stream.append("\n\n");
      }
      read += readsStream(stream.toString().getBytes(UTF_8)) ? 1 : 0;
      readsStream(mutations.scratched(stream.toString().getBytes(UTF_8)));
    }
    assertThat(read).as("some are taken").isPositive();
  }

  private static boolean readsAnswer(byte[] body) {
    try {
      ChatAnswer answer = Chats.PROVIDER.answer(body);
      assertThat(Chats.json(Chats.CLIENT.answer(answer, Chats.head(false)))).containsKey("choices");
      return true;
    } catch (UpstreamFormatException broken) {
      return false;
    }
  }

  private static boolean readsStream(byte[] stream) {
    try {
      List<StreamEvent> steps = Chats.steps(reader -> reader.piece(stream, 0, stream.length));
      StreamEvent last = steps.get(steps.size() - 1);
      assertThat(last instanceof StreamEvent.Ended || last instanceof StreamEvent.Failed).isTrue();
      for (String event : Chats.written(steps, true)) {
        String data = event.substring("data: ".length()).strip();
        assertThat(data.equals("[DONE]") || Json.parseObject(data).isPresent()).isTrue();
      }
      return true;
    } catch (UpstreamFormatException broken) {
      return false;
    }
  }
}
