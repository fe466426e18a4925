package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents in which any value may be any other: the two exceptions are thrown and no third. */
class GeminiFuzzTest {

  private static final int ROUNDS = 4_000;
  private static final int LEAST = 150; // of each outcome, so that both are tried
  private static final List<String> MODELS = List.of("gemini-2.0-flash", "gemini-3-pro", "gemma");
  private static final List<String> NAMES =
      List.of("text", "parts", "role", "functionCall", "name", "args", "id", "thought", "type");

  private final Random random = new Random(20_26);
  private final GeminiProvider provider = new GeminiProvider();
  private final GeminiClient client = new GeminiClient();

  @Test
  void readsAndWritesAnyRequest() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated("requests"));
      String model = MODELS.get(i % MODELS.size());
      try {
        ChatRequest request = new GeminiRequestReader().read(body, model, false, new Dropped());
        provider.request(request, model, new Dropped());
        read++;
      } catch (BadRequestException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  @Test
  void readsAndWritesAnyAnswer() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = Json.bytes(mutated("answers"));
      provider.error(400, body);
      try {
        ChatAnswer answer = provider.answer(body);
        client.answer(answer, GeminiAnswersTest.HEAD);
        read++;
      } catch (UpstreamFormatException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  @Test
  void readsAndWritesAnyStream() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StreamReader reader = provider.stream();
      StreamWriter writer = client.stream(GeminiAnswersTest.HEAD);
      try {
        for (int event = 0; event < 3; event++) {
          reader.event(mutated("answers").toString(), step -> writer.write(step, bytes -> {}));
        }
        reader.end(step -> writer.write(step, bytes -> {}));
        read++;
      } catch (UpstreamFormatException expected) {
        refused++;
      }
    }
    assertThat(read).isGreaterThan(LEAST);
    assertThat(refused).isGreaterThan(LEAST);
  }

  @Test
  void readsAnyTextAsAnError() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = mutated("errors").toString().getBytes(UTF_8);
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);

      client.error(provider.error(400 + random.nextInt(200), body));
    }
  }

  /** A fixture in which about two values are others. */
  private JsonValue mutated(String folder) {
    List<Fixture> all = Fixtures.of(folder);
    String text = all.get(random.nextInt(all.size())).sections().get(0);
    JsonValue document = Json.read(text).orElseThrow();
    return mutate(document, 2.0 / Fixtures.size(document));
  }

  private JsonValue mutate(JsonValue value, double chance) {
    if (random.nextDouble() < chance) {
      return any(0);
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder built = Json.object();
      object.forEach((name, member) -> built.add(name, mutate(member, chance)));
      return built.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder built = Json.PROVIDER.createArrayBuilder();
      array.forEach(item -> built.add(mutate(item, chance)));
      return built.build();
    }
    return value;
  }

  private JsonValue any(int depth) {
    return switch (random.nextInt(depth > 2 ? 6 : 8)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> Json.PROVIDER.createValue(random.nextInt());
      case 3 -> Json.PROVIDER.createValue(new BigDecimal("1e" + random.nextInt(400)));
      case 4 -> Json.PROVIDER.createValue("");
      case 5 -> Json.PROVIDER.createValue("x\ud83d" + NAMES.get(random.nextInt(NAMES.size())));
      case 6 -> Json.PROVIDER.createArrayBuilder().add(any(depth + 1)).build();
      default ->
          Stream.of(0, 1, 2)
              .map(unused -> NAMES.get(random.nextInt(NAMES.size())))
              .collect(Json::object, (built, name) -> built.add(name, any(depth + 1)), (a, b) -> {})
              .build();
    };
  }

  /** Read once. */
  private static final class Fixtures {

    private static final List<Fixture> REQUESTS = Fixture.all("requests").toList();
    private static final List<Fixture> ANSWERS = Fixture.all("answers").toList();
    private static final List<Fixture> ERRORS = Fixture.all("errors").toList();

    static List<Fixture> of(String folder) {
      return switch (folder) {
        case "requests" -> REQUESTS;
        case "answers" -> ANSWERS;
        default -> ERRORS;
      };
    }

    static int size(JsonValue value) {
      if (value instanceof JsonObject object) {
        return 1 + object.values().stream().mapToInt(Fixtures::size).sum();
      }
      return value instanceof JsonArray array
          ? 1 + array.stream().mapToInt(Fixtures::size).sum()
          : 1;
    }
  }
}
