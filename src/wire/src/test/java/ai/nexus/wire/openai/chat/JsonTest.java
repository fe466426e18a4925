package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void writesLoneSurrogatesAsEscapesAndPairsAsTheyAre() {
    JsonObject object = Json.object().add("\udc00", "a\ud83d\ude00b\ud83d").build();

    byte[] bytes = Json.bytes(object);

    assertThat(new String(bytes, UTF_8)).isEqualTo("{\"\\udc00\":\"a😀b\\ud83d\"}");
    assertThat(Json.parseObject(bytes)).hasValue(object);
  }

  @Test
  void copiesNumbersDigitByDigit() {
    String numbers = "{\"a\":1.10,\"b\":12345678901234567890123,\"c\":-0.30000000000000004}";

    assertThat(Json.text(Json.parseObject(numbers).orElseThrow())).isEqualTo(numbers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}x", "{} {}", "[1,]", "nul", "1e99999999999"})
  void takesNothingButJson(String text) {
    assertThat(Json.parse(text)).isEmpty();
  }

  @Test
  void takesNothingThatPassesTheParsersLimits() {
    assertThat(Json.parse("[".repeat(100_000))).isEmpty();
    assertThat(Json.parse("1".repeat(100_000))).isEmpty();
  }
}
