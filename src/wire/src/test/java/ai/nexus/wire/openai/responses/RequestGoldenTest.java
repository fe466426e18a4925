package ai.nexus.wire.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.openai.chat.Fixture;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for responses to providers of all dialects, and requests of all to this one's. */
class RequestGoldenTest {

  static Stream<Arguments> asked() {
    return Fixture.all("responses/requests").stream()
        .flatMap(
            fixture ->
                Stream.of("responses", "openai", "anthropic", "gemini")
                    .map(dialect -> Arguments.of(fixture, dialect)));
  }

  static Stream<Fixture> requests() {
    return Fixture.all("responses/requests").stream();
  }

  static Stream<Arguments> others() {
    return Fixture.all("responses/asked").stream()
        .map(fixture -> Arguments.of(fixture, fixture.name().replace(".txt", "")));
  }

  @ParameterizedTest
  @MethodSource("asked")
  void isWrittenForEachProvider(Fixture fixture, String dialect) {
    Dropped dropped = new Dropped();

    ChatRequest request = Replies.read("responses", fixture.section("request"), dropped);
    JsonObject written = Replies.write(dialect, request, dropped);

    assertThat(written).isEqualTo(Replies.json(fixture.section("to " + dialect)));
    assertThat(dropped.members()).isEqualTo(lines(fixture.section("dropped " + dialect)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void meansTheSameWhenItIsReadAgain(Fixture fixture) {
    String responses = fixture.section("to responses");

    JsonObject again = Replies.write("responses", Replies.read(responses), new Dropped());

    assertThat(again).isEqualTo(Replies.json(responses));
  }

  @ParameterizedTest
  @MethodSource("others")
  void isWrittenForClientsOfOtherDialects(Fixture fixture, String dialect) {
    Dropped dropped = new Dropped();

    ChatRequest request = Replies.read(dialect, fixture.section("request " + dialect), dropped);
    JsonObject written = Replies.write("responses", request, dropped);

    assertThat(written).isEqualTo(Replies.json(fixture.section("to responses")));
    assertThat(dropped.members()).isEqualTo(lines(fixture.section("dropped")));
  }

  private static List<String> lines(String section) {
    return section.lines().filter(line -> !line.isBlank()).toList();
  }
}
