package ai.nexus.wire.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents in which any value may be any other: the two exceptions are thrown and no third. */
class BedrockFuzzTest {

  private static final int ROUNDS = 4_000;
  private static final int LEAST = 150; // of each outcome, so that both are tried
  private static final List<JsonValue> ODD =
      Fixture.json(
              "{\"odd\":[null,true,0,-1,1e999999999,1.5,\"\",\"x\",\"\\ud800\",[],{},[{}],[null],"
                  + "{\"text\":\"a\"},{\"toolUse\":{}},[{\"type\":\"text\",\"text\":\" \"}]]}")
          .getJsonArray("odd");

  private final Random random = new Random(20_26);
  private final BedrockProvider provider = new BedrockProvider();

  @Test
  void writesAnyRequest() {
    List<Fixture> fixtures = Fixture.all("requests").toList();
    int written = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Fixture fixture = fixtures.get(i % fixtures.size());
      String json = Json.text(mutated(fixture.sections().get(0)));
      try {
        ChatRequest request = Asked.read(fixture.facts().get("client"), json, new Dropped());
        provider.request(request, fixture.facts().get("model"), new Dropped());
        written++;
      } catch (BadRequestException expected) {
        refused++;
      }
    }
    assertThat(written).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  @Test
  void readsAnyAnswer() {
    List<Fixture> fixtures = Fixture.all("answers").toList();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated(fixtures.get(i % fixtures.size()).sections().get(0)));
      provider.error(400, body);
      try {
        provider.answer(body);
        read++;
      } catch (UpstreamFormatException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  @Test
  void readsAnyStream() {
    List<String> events =
        Fixture.of("streams/tools.txt").sections().get(0).lines().map(Document::of).toList();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StreamReader reader = provider.stream();
      try {
        for (String event : events) {
          reader.event(random.nextInt(8) == 0 ? Json.text(mutated(event)) : event, step -> {});
        }
        reader.end(step -> {});
        read++;
      } catch (UpstreamFormatException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  /** A line of a fixture as the framer gives it. */
  private static final class Document {

    private Document() {}

    static String of(String line) {
      int space = line.indexOf(' ');
      return "{\"" + line.substring(0, space) + "\":" + line.substring(space + 1) + "}";
    }
  }

  private JsonObject mutated(String json) {
    JsonObjectBuilder built = Json.object();
    Fixture.json(json).forEach((name, value) -> built.add(name, mutated(value)));
    return built.build();
  }

  private JsonValue mutated(JsonValue value) {
    if (random.nextInt(25) == 0) {
      return ODD.get(random.nextInt(ODD.size()));
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder built = Json.object();
      object.forEach((name, member) -> built.add(name, mutated(member)));
      return built.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder built = Json.array();
      array.forEach(item -> built.add(mutated(item)));
      return built.build();
    }
    return value;
  }
}
