package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back from JSON-P as it was. */
class JsonBytesTest {

  private static final int HEADER = 9;
  // One from each kind: plain, escaped, control, of two and three bytes, halves of a pair.
  private static final char[] UNITS =
      "a~\u007f\"\\/\u0000\u0001\b\n\r\t\u001f\u0080\u07ff\u0800\uffff\u2028\ud83d\ude00\ud800\udfff"
          .toCharArray();

  @Test
  void writesMembersInTheirOrder() {
    JsonBytes json = new JsonBytes(HEADER);

    json.text("a", "b");
    json.number("c", Long.MIN_VALUE);
    json.flag("d", true);

    assertThat(new String(json.line(), StandardCharsets.UTF_8).substring(HEADER))
        .isEqualTo("{\"a\":\"b\",\"c\":-9223372036854775808,\"d\":true}\n");
  }

  @Test
  void writesListsOfObjects() {
    JsonBytes json = new JsonBytes(0);

    json.objects("none", List.of(), (value, member) -> {});
    json.objects("some", List.of("a", "b"), (value, member) -> member.text("x", value));
    json.objects("bare", List.of("a"), (value, member) -> {});

    assertThat(new String(json.line(), StandardCharsets.UTF_8))
        .isEqualTo("{\"none\":[],\"some\":[{\"x\":\"a\"},{\"x\":\"b\"}],\"bare\":[{}]}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "对话", "\ud83d\ude00", "\ud83d", "\ude00\ud83d", "{"})
  void bringsBack(String text) {
    assertThat(writtenAndRead(text)).isEqualTo(text);
  }

  @Test
  void bringsBackAnyMixtureOfUnits() {
    Random random = new Random(1);

    for (int i = 0; i < 5_000; i++) {
      String text = mixture(random);

      assertThat(writtenAndRead(text)).isEqualTo(text);
    }
  }

  @Test
  void growsWithItsContent() {
    String text = "\u0000对".repeat(10_000);

    assertThat(writtenAndRead(text)).isEqualTo(text);
  }

  @Test
  void growsWhereverTheRoomEnds() {
    for (int length = 700; length < 800; length++) {
      for (String last : List.of("", "\u0000", "\"\"", "\ud83d\ude00", "\u0001\ud83d\ude00a")) {
        String text = "a".repeat(length) + last;

        assertThat(writtenAndRead(text)).isEqualTo(text);
      }
    }
  }

  @Test
  void isOneLine() {
    byte[] line = line("\n\r\u0085");

    assertThat(line).endsWith((byte) '\n');
    assertThat(new String(line, 0, line.length - 1, StandardCharsets.UTF_8)).doesNotContain("\n");
  }

  private static String mixture(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(UNITS[random.nextInt(UNITS.length)]);
    }
    return text.toString();
  }

  private static String writtenAndRead(String text) {
    byte[] line = line(text);
    var content = new ByteArrayInputStream(line, HEADER, line.length - HEADER);
    try (JsonReader reader = Json.createReader(content)) {
      JsonObject object = reader.readObject();
      return object.getString("name");
    }
  }

  private static byte[] line(String text) {
    JsonBytes json = new JsonBytes(HEADER);
    json.text("name", text);
    json.number("after", 1);
    return json.line();
  }
}
