package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryJsonTest {

  private static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");

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

  private static JsonObject json(Optional<String> raw) {
    UsageEntry entry =
        new UsageEntry(
            "A",
            "req_A",
            "conv_A",
            START,
            START,
            "chat.completions",
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of("gpt-4"),
            Optional.empty(),
            "****",
            new UsageReport(TokenUsage.of(12, 3), raw),
            Optional.empty(),
            Duration.ZERO,
            Outcome.COMPLETED,
            UsageSource.REPORTED,
            200,
            Optional.empty(),
            1,
            0);
    return Json.createArrayBuilder(EntryJson.of(List.of(entry)).build()).build().getJsonObject(0);
  }
}
