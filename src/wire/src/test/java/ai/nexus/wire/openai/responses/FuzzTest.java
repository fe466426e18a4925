package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.chat.Fixture;
import ai.nexus.wire.openai.chat.Mutations;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, nothing but the two exceptions that say whose fault it is. */
class FuzzTest {

  private static final int ROUNDS = 2000;

  private final Mutations mutations = new Mutations(20_26);

  static Stream<Fixture> requests() {
    return Fixture.all("responses/requests").stream();
  }

  static Stream<Fixture> answers() {
    return Fixture.all("responses/answers").stream().filter(FuzzTest::isOwn);
  }

  static Stream<Fixture> streams() {
    return Fixture.all("responses/streams").stream().filter(FuzzTest::isOwn);
  }

  private static boolean isOwn(Fixture fixture) {
    return fixture.sections().containsKey("provider responses");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsAnyRequest(Fixture fixture) {
    JsonValue request = Replies.json(fixture.section("request"));
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutated = mutations.mutate(request).toString().getBytes(UTF_8);
      read += readsRequest(mutated) ? 1 : 0;
      readsRequest(mutations.scratched(mutated));
    }
    assertThat(read).as("some are taken, some refused").isBetween(1, ROUNDS - 1);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsAnyAnswer(Fixture fixture) {
    JsonValue answer = Replies.json(fixture.section("provider responses"));
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutated = mutations.mutate(answer).toString().getBytes(UTF_8);
      read += readsAnswer(mutated) ? 1 : 0;
      readsAnswer(mutations.scratched(mutated));
      assertThat(Replies.CLIENT.error(Replies.PROVIDER.error(500, mutations.scratched(mutated))))
          .isNotEmpty();
    }
    assertThat(read).as("some are taken").isPositive();
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsAnyStream(Fixture fixture) {
    List<JsonValue> events =
        fixture
            .section("provider responses")
            .lines()
            .filter(line -> line.startsWith("data: {"))
            .map(line -> Replies.json(line.substring("data: ".length())))
            .toList();
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      events.forEach(e -> text.append("data: ").append(mutations.mutate(e)).append("\n\n"));
      byte[] stream = text.toString().getBytes(UTF_8);
      read += readsStream(Replies.PROVIDER.stream(), stream) ? 1 : 0;
      readsStream(Replies.PROVIDER.stream(), mutations.scratched(stream));
      readsStream(new TypedEventsReader(), stream);
      readsStream(new TypedEventsReader(), mutations.scratched(stream));
    }
    assertThat(read).as("some are taken").isPositive();
  }

  private static boolean readsRequest(byte[] body) {
    try {
      Dropped dropped = new Dropped();
      ChatRequest request = ResponsesClient.request(body, dropped).request();
      assertThat(Replies.write("responses", request, dropped)).containsKey("input");
      assertThat(Replies.write("openai", request, dropped)).containsKey("messages");
      assertThat(dropped.members()).allMatch(name -> name.matches("[\\x20-\\x7e]+"));
      return true;
    } catch (BadRequestException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }

  private static boolean readsAnswer(byte[] body) {
    try {
      byte[] written = Replies.CLIENT.answer(Replies.PROVIDER.answer(body), Replies.HEAD);
      assertThat(Replies.json(written)).containsKey("output");
      return true;
    } catch (UpstreamFormatException broken) {
      return false;
    }
  }

  private static boolean readsStream(StreamReader reader, byte[] stream) {
    try {
      List<StreamEvent> steps =
          Replies.steps(reader, pieces -> pieces.piece(stream, 0, stream.length));
      StreamEvent last = steps.get(steps.size() - 1);
      assertThat(last instanceof StreamEvent.Ended || last instanceof StreamEvent.Failed).isTrue();
      for (String event : Replies.written("responses", steps)) {
        assertThat(Replies.json(event.substring(event.indexOf("data: ") + 6))).isNotNull();
      }
      return true;
    } catch (UpstreamFormatException broken) {
      return false;
    }
  }
}
