package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request in OpenAI's dialect through the hub and out again, for each kind of server. */
class RequestGoldenTest {

  static Stream<Fixture> fixtures() {
    return Fixture.all("requests").stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesWhatOpenAiTakes(Fixture fixture) {
    assertWritten(fixture, ServerKind.OPENAI);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesWhatExtendedServersTake(Fixture fixture) {
    assertWritten(fixture, ServerKind.EXTENDED);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void meansTheSameWhenItIsReadAgain(Fixture fixture) {
    String openai = fixture.section("openai");

    JsonObject again = Chats.write(ServerKind.OPENAI, Chats.read(openai), new Dropped());

    assertThat(again).isEqualTo(Chats.json(openai));
  }

  private static void assertWritten(Fixture fixture, ServerKind kind) {
    String key = kind.name().toLowerCase(Locale.ROOT);
    Dropped dropped = new Dropped();
    byte[] body = fixture.section("request").getBytes(UTF_8);

    ChatRequest request = Chats.CLIENT.request(body, dropped);
    JsonObject written = Chats.write(kind, request, dropped);

    assertThat(written).isEqualTo(Chats.json(fixture.section(key)));
    List<String> expected =
        fixture.section("dropped " + key).lines().filter(line -> !line.isBlank()).toList();
    assertThat(dropped.members()).isEqualTo(expected);
  }
}
