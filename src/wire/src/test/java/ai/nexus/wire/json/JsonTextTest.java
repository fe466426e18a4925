package ai.nexus.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void decodesEveryEscape() {
    assertThat(decode("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9é\\ud83d\\ude00"))
        .isEqualTo("\"\\/\b\f\n\r\téé😀");
  }

  @Test
  void keepsLoneSurrogates() {
    assertThat(decode("a\\ud800b")).isEqualTo("a\ud800b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\\", "ab\\u", "ab\\u00e"})
  void leavesOutACutEscape(String cut) {
    assertThat(decode(cut)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "q\"b\\n\nt\tc\u0001", "é漢😀", "\ud800", "\ude00x", "x\ud83d"})
  void readsWhatItQuotes(String text) {
    byte[] quoted = JsonText.quote(text);

    assertThat(JsonText.decode(quoted, 1, quoted.length - 1)).isEqualTo(text);
  }

  @Test
  void quotesAsJsonDemands() {
    assertThat(new String(JsonText.quote("a\"\\\n\ud800"), UTF_8))
        .isEqualTo("\"a\\\"\\\\\\u000a\\ud800\"");
  }

  private static String decode(String raw) {
    byte[] bytes = raw.getBytes(UTF_8);
    return JsonText.decode(bytes, 0, bytes.length);
  }
}
