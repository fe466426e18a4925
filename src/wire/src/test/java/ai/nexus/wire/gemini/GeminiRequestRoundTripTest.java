package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client of Gemini's asks comes to a provider of Gemini's with the same meaning. */
class GeminiRequestRoundTripTest {

  static Stream<Fixture> requests() {
    return Fixture.all("requests");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void keepsTheMeaning(Fixture fixture) {
    String model = fixture.facts().get("model");
    String sent = fixture.sections().get(0);
    String expected = fixture.sections().get(1).equals("same\n") ? sent : fixture.sections().get(1);
    Dropped dropped = new Dropped();

    ChatRequest request =
        new GeminiRequestReader().read(sent.getBytes(UTF_8), model, true, dropped);
    byte[] written = new GeminiProvider().request(request, model, dropped);

    assertThat(Fixture.json(new String(written, UTF_8))).isEqualTo(Fixture.json(expected));
    assertThat(String.join(", ", dropped.members())).isEqualTo(fixture.facts().get("dropped"));
    assertThat(request.model()).isEqualTo(model);
    assertThat(request.stream()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isTheSameWhenItIsReadAgain(Fixture fixture) {
    String model = fixture.facts().get("model");
    GeminiProvider provider = new GeminiProvider();
    byte[] sent = fixture.sections().get(0).getBytes(UTF_8);

    byte[] once = provider.request(read(sent, model), model, new Dropped());
    byte[] twice = provider.request(read(once, model), model, new Dropped());

    assertThat(new String(twice, UTF_8)).isEqualTo(new String(once, UTF_8));
  }

  private static ChatRequest read(byte[] body, String model) {
    return new GeminiRequestReader().read(body, model, false, new Dropped());
  }
}
