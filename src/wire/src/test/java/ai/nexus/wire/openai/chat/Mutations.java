package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;

/** Changes JSON and bytes at random. */
public final class Mutations {

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e999999999",
          "1.5",
          "\"\"",
          "\"x\"",
          "\"\\ud800\"",
          "\"text\"",
          "\"{\"",
          "[]",
          "{}",
          "[[]]",
          "[{}]",
          "[null]",
          "{\"type\":\"function\"}",
          "{\"type\":\"text\"}",
          "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:\"}}]");

  private final Random random;

  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** The same with about one value in twelve replaced, left out or given a member more. */
  public JsonValue mutate(JsonValue value) {
    if (random.nextInt(12) == 0) {
      return Chats.json(ODD.get(random.nextInt(ODD.size())));
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder mutated = Json.object();
      object.forEach((key, member) -> mutated.add(key, mutate(member)));
      if (random.nextInt(12) == 0) {
        mutated.add("odd\n" + random.nextInt(9), 1);
      }
      return mutated.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder mutated = Json.array();
      array.forEach(item -> mutated.add(mutate(item)));
      return mutated.build();
    }
    return value;
  }

  /** The same with one to three bytes overwritten. */
  public byte[] scratched(byte[] bytes) {
    byte[] scratched = bytes.clone();
    byte[] noise = "{}[]:,\"\\\n 019-.eu\u00ff".getBytes(ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0 && scratched.length > 0; i--) {
      scratched[random.nextInt(scratched.length)] = noise[random.nextInt(noise.length)];
    }
    return scratched;
  }
}
