package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a document holds, no reader or writer throws but what its caller waits for. */
class FuzzTest {

  private static final int ROUNDS = 3_000;
  private static final List<String> MODELS =
      List.of("claude-3-5-haiku-latest", "claude-sonnet-4-5", "claude-opus-5-5", "glm-4.6");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e999999",
          "99999999999999999999",
          "\"\"",
          "\"\\ud83d\"",
          "\"text\"",
          "\"tool_use\"",
          "\"user\"",
          "[]",
          "{}",
          "[{}]",
          "{\"type\":\"text\"}",
          "[[\"x\"]]");

  private final Random random = new Random(20_26);

  @Test
  void readsAndWritesAnyRequest() {
    List<JsonObject> requests =
        Fixtures.files("anthropic/requests").stream()
            .map(file -> Fixtures.json(Fixtures.text(file)).getJsonObject("in"))
            .toList();
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated(requests.get(random.nextInt(requests.size()))));
      taken += taken(body) ? 1 : 0;
    }
    assertThat(taken).isBetween(ROUNDS / 10, ROUNDS * 9 / 10); // both ends are tried
  }

  private boolean taken(byte[] body) {
    try {
      ChatRequest request = new AnthropicRequestReader().read(body, new Dropped());
      String model = MODELS.get(random.nextInt(MODELS.size()));
      byte[] written = new AnthropicProvider().request(request, model, new Dropped());
      assertThat(Json.readObject(written)).as(() -> new String(body, UTF_8)).isPresent();
      return true;
    } catch (BadRequestException refused) {
      return false;
    }
  }

  @Test
  void readsAndWritesAnyStream() {
    List<String> streams =
        List.of("tool-use.sse", "thinking.sse", "omitted-thinking.sse", "web-search.sse");
    int whole = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String[] events = Fixtures.events(Fixtures.recorded(streams.get(i % streams.size())));
      int at = random.nextInt(events.length);
      events[at] = Json.text(mutated(Fixtures.json(events[at])));
      whole += isWhole(events) ? 1 : 0;
    }
    assertThat(whole).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  private static boolean isWhole(String... events) {
    StreamReader reader = new AnthropicProvider().stream();
    StreamWriter writer = new AnthropicClient().stream(Fixtures.HEAD);
    List<StreamEvent> steps = new ArrayList<>();
    try {
      for (String event : events) {
        reader.event(event, steps::add);
      }
      reader.end(steps::add);
      StringBuilder written = new StringBuilder();
      steps.forEach(step -> writer.write(step, bytes -> written.append(new String(bytes, UTF_8))));
      assertThat(Fixtures.events(written.toString()))
          .allMatch(it -> Json.readObject(it).isPresent());
      return steps.contains(new StreamEvent.Ended());
    } catch (UpstreamFormatException broken) {
      return false;
    }
  }

  @Test
  void readsAndWritesAnyAnswer() {
    List<JsonObject> answers =
        List.of("tool-use.json", "stop-sequence.json").stream()
            .map(name -> Fixtures.json(Fixtures.recorded(name)))
            .toList();
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated(answers.get(i % answers.size())));
      try {
        new AnthropicClient().answer(new AnthropicProvider().answer(body), Fixtures.HEAD);
        taken++;
      } catch (UpstreamFormatException refused) {
        // as its caller waits for
      }
    }
    assertThat(taken).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  @Test
  void readsAnyError() {
    String error =
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m\","
            + "\"details\":{\"error_code\":\"c\"}}}";
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated(Fixtures.json(error)));
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);

      var read = new AnthropicProvider().error(400 + random.nextInt(200), body);

      assertThat(read.message()).as(() -> new String(body, ISO_8859_1)).isNotBlank();
      assertThat(Json.readObject(new AnthropicClient().error(read))).isPresent();
    }
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String deep = "{\"messages\":" + "[".repeat(100_000);

    assertThat(taken(deep.getBytes(UTF_8))).isFalse();
    assertThat(isWhole(deep)).isFalse();
    assertThat(new AnthropicProvider().error(500, deep.getBytes(UTF_8)).status()).isEqualTo(500);
  }

  /** With one to three values, somewhere, that are others or gone. */
  private JsonObject mutated(JsonObject document) {
    JsonObject mutated = document;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = (JsonObject) changed(mutated, 0);
    }
    return mutated;
  }

  private JsonValue changed(JsonValue value, int depth) {
    if (depth > 0 && random.nextInt(4) == 0) {
      return Fixtures.json("{\"x\":" + VALUES.get(random.nextInt(VALUES.size())) + "}").get("x");
    }
    if (value instanceof JsonObject object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.keySet());
      String name = names.get(random.nextInt(names.size()));
      return random.nextInt(12) == 0
          ? Json.from(object).remove(name).build()
          : Json.from(object).add(name, changed(object.get(name), depth + 1)).build();
    }
    if (value instanceof JsonArray array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      var all = Json.array();
      for (int i = 0; i < array.size(); i++) {
        all.add(i == at ? changed(array.get(i), depth + 1) : array.get(i));
      }
      return all.build();
    }
    return value;
  }
}
