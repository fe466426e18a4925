package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.UsageTotals;
import ai.nexus.wire.model.TokenKind;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.util.Optional;

/** Writes the fields of sums. A count that no one knew adds nothing to them. */
final class TotalsJson {

  private TotalsJson() {}

  /** OpenAI's four counts, all by kind, how far they can be trusted, what they cost. */
  static void write(JsonGenerator json, UsageTotals totals) {
    json.write("requests", totals.requests())
        .write("prompt_tokens", totals.allInput())
        .write("completion_tokens", totals.count(TokenKind.OUTPUT))
        .write("total_tokens", totals.total())
        .write("cached_tokens", totals.count(TokenKind.CACHE_READ));
    for (TokenKind kind : TokenKind.values()) {
      json.write(kind.label(), totals.count(kind));
    }
    json.write("estimated_requests", totals.estimated())
        .write("partial_requests", totals.partial())
        .write("unknown_requests", totals.unknown())
        .write("unpriced_requests", totals.unpriced());
    writeCost(json, totals);
    writeMillis(json, "mean_first_event_ms", totals.meanFirstEvent());
    writeMillis(json, "mean_total_ms", totals.meanTotal());
  }

  /** As text, because a reader's floating point would round what is exact. */
  private static void writeCost(JsonGenerator json, UsageTotals totals) {
    json.writeStartObject("cost");
    totals.cost().forEach((currency, amount) -> json.write(currency, amount.toPlainString()));
    json.writeEnd();
  }

  private static void writeMillis(JsonGenerator json, String name, Optional<Duration> mean) {
    if (mean.isPresent()) {
      json.write(name, mean.get().toMillis());
    } else {
      json.writeNull(name);
    }
  }
}
