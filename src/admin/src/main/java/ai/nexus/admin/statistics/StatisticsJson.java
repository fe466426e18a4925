package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.ModelUsage;
import ai.nexus.core.statistics.ProviderUsage;
import ai.nexus.core.statistics.UsageSummary;
import ai.nexus.core.statistics.UsageTotals;
import ai.nexus.wire.model.TokenKind;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes sums. A count that no one knew adds nothing to them. */
final class StatisticsJson {

  private StatisticsJson() {}

  static JsonObjectBuilder of(UsageSummary summary) {
    JsonObjectBuilder outcomes = Json.createObjectBuilder();
    summary.byOutcome().forEach((outcome, requests) -> outcomes.add(outcome.label(), requests));
    return add(Json.createObjectBuilder(), summary.all())
        .add("by_outcome", outcomes)
        .add("by_provider", providers(summary.byProvider()))
        .add("by_model", models(summary.byModel()));
  }

  private static JsonArrayBuilder providers(List<ProviderUsage> providers) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (ProviderUsage provider : providers) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("provider_id", provider.providerId())
              .add("provider_name", provider.providerName());
      array.add(add(json, provider.totals()));
    }
    return array;
  }

  private static JsonArrayBuilder models(List<ModelUsage> models) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (ModelUsage model : models) {
      JsonObjectBuilder json = Json.createObjectBuilder().add("model_name", model.modelName());
      array.add(add(json, model.totals()));
    }
    return array;
  }

  /** OpenAI's four counts, all by kind, how far they can be trusted, what they cost. */
  static JsonObjectBuilder add(JsonObjectBuilder json, UsageTotals totals) {
    json.add("requests", totals.requests())
        .add("prompt_tokens", totals.allInput())
        .add("completion_tokens", totals.count(TokenKind.OUTPUT))
        .add("total_tokens", totals.total())
        .add("cached_tokens", totals.count(TokenKind.CACHE_READ));
    for (TokenKind kind : TokenKind.values()) {
      json.add(kind.label(), totals.count(kind));
    }
    return json.add("estimated_requests", totals.estimated())
        .add("partial_requests", totals.partial())
        .add("unknown_requests", totals.unknown())
        .add("unpriced_requests", totals.unpriced())
        .add("cost", cost(totals.cost()))
        .add("mean_first_event_ms", millis(totals.meanFirstEvent()))
        .add("mean_total_ms", millis(totals.meanTotal()));
  }

  /** As text, because a reader's floating point would round what is exact. */
  private static JsonObjectBuilder cost(Map<String, BigDecimal> cost) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    cost.forEach((currency, amount) -> json.add(currency, amount.toPlainString()));
    return json;
  }

  private static JsonValue millis(Optional<Duration> mean) {
    return mean.<JsonValue>map(time -> Json.createValue(time.toMillis())).orElse(JsonValue.NULL);
  }
}
