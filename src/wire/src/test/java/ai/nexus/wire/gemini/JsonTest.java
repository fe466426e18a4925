package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{} x",
        "{}{}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "[1e99999999999]",
        "nul",
        "{'a':1}"
      })
  void readsNothingElse(String text) {
    assertThat(Json.read(text)).isEmpty();
  }

  static String[] tooMuch() {
    return new String[] {
      "[".repeat(100_000), "[".repeat(50_000) + "]".repeat(50_000), "[" + "1".repeat(100_000) + "]"
    };
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void holdsOutAgainstWhatIsPastAllMeasure(String text) {
    assertThat(Json.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.50,\"b\":12345678901234567890.10}",
        "{\"a\":\"é漢😀\\ud83d\\n\\\"\"}",
        "{\"a\":\"\\ude00\\ud83d\"}"
      })
  void writesWhatItReads(String text) {
    assertThat(new String(Json.bytes(Json.read(text).orElseThrow()), UTF_8)).isEqualTo(text);
  }

  @Test
  void findsMembersWithUnderscores() {
    Members members =
        new Members(Fixture.json("{\"inline_data\":{},\"aB\":1,\"a_b\":2}"), "x", Faults.REQUEST);

    assertThat(members.path("inlineData")).isEqualTo("x.inline_data");
    assertThat(members.whole("aB")).contains(1L);
    assertThat(members.path("fileData")).isEqualTo("x.fileData");
  }
}
