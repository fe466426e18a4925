package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests, each with the source of its shape, through the hub to a provider of the same dialect:
 * {@code in} becomes {@code out}, or itself where there is none.
 */
class RequestRoundTripTest {

  static List<Path> requests() {
    return Fixtures.files("anthropic/requests");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void keepsItsMeaning(Path file) {
    JsonObject fixture = Fixtures.json(Fixtures.text(file));
    JsonObject in = fixture.getJsonObject("in");
    Dropped dropped = new Dropped();

    ChatRequest hub = new AnthropicRequestReader().read(Json.bytes(in), dropped);
    JsonObject out = Fixtures.write(hub, fixture.getString("model"), dropped);

    assertThat(out).isEqualTo(fixture.getOrDefault("out", in));
    assertThat(dropped.members())
        .isEqualTo(
            fixture.getJsonArray("dropped").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList());
  }

  @Test
  void copiesNumbersAndTextsToTheLetter() {
    String body =
        "{\"model\":\"claude-opus-4-6\",\"max_tokens\":3,\"temperature\":0.70,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"\\ud83d \\u0000\"}],"
            + "\"tools\":[{\"name\":\"n\",\"input_schema\":"
            + "{\"type\":\"object\",\"x\":12345678901234567890.10}}]}";
    ChatRequest hub = new AnthropicRequestReader().read(body.getBytes(UTF_8), new Dropped());

    byte[] out = new AnthropicProvider().request(hub, "claude-opus-4-6", new Dropped());

    assertThat(new String(out, UTF_8))
        .contains("\"temperature\":0.70", "12345678901234567890.10", "\"\\ud83d \\u0000\"");
  }
}
