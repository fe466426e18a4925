package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonTest {

  @Test
  void namesTheConversationAndTimesInUtc() {
    JsonObject json = json(Optional.empty());

    assertThat(json.getString("conversation_id")).isEqualTo("conv_A");
    assertThat(json.getString("ended_at")).isEqualTo("2026-03-04T05:06:07.089Z");
  }

  @Test
  void tellsTokensInOpenAisWordsAndByKind() {
    JsonObject json = json(Optional.of("{\"x\": [1]}"));

    assertThat(json.getInt("prompt_tokens")).isEqualTo(12);
    assertThat(json.getInt("total_tokens")).isEqualTo(15);
    assertThat(json.getInt("input_tokens")).isEqualTo(12);
    assertThat(json.get("cache_read_tokens")).isEqualTo(JsonValue.NULL);
    assertThat(json.getJsonObject("raw_usage").getJsonArray("x")).hasSize(1);
  }

  /** The reader of JSON takes no number of more than 1,100 digits; a provider may send one. */
  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999999", "-1E+99999999999", "1e-99999999999999999999"})
  void showsAsTextWhatTheReaderDoesNotTake(String number) {
    for (String odd : List.of(number, "7".repeat(2000))) {
      String raw = "{\"x\":[" + odd + "]}";

      assertThat(json(Optional.of(raw)).getString("raw_usage")).isEqualTo(raw);
    }
  }

  /** Whatever a provider writes for its usage, the entry can be read, and written as a line. */
  @Test
  void canBeWrittenWhateverTheProviderWrote() {
    Random random = new Random(20261126);
    for (int i = 0; i < 5000; i++) {
      String raw = "{\"x\":" + someNumber(random) + "}";

      assertThat(EntryCsv.line(json(Optional.of(raw)))).as(raw).contains("x");
    }
  }

  private static String someNumber(Random random) {
    StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
    number.append(1 + random.nextInt(9));
    random.ints(random.nextInt(20), 0, 10).forEach(number::append);
    if (random.nextBoolean()) {
      number.append('.').append(random.nextInt(1000));
    }
    if (random.nextBoolean()) {
      number.append(random.nextBoolean() ? "e" : "E-").append(1 + random.nextInt(9));
      random.ints(random.nextInt(20), 0, 10).forEach(number::append);
    }
    return number.toString();
  }

  @Test
  void isNullWhereTheProviderToldNothing() {
    assertThat(json(Optional.empty()).get("raw_usage")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void hasTheCostExactly() {
    JsonObject json = json(Optional.empty());

    assertThat(json.getString("cost")).isEqualTo("0.000037500000");
    assertThat(json.getString("currency")).isEqualTo("USD");
    assertThat(json.getInt("price_id")).isEqualTo(7);
  }

  private static JsonObject json(Optional<String> raw) {
    return EntryJson.of(Entries.named("gpt-4", raw));
  }
}
