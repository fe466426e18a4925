package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  @Test
  void showsAsTextWhatTheReaderDoesNotTake() {
    String raw = "{\"x\":" + "7".repeat(2000) + "}";

    assertThat(json(Optional.of(raw)).getString("raw_usage")).isEqualTo(raw);
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
