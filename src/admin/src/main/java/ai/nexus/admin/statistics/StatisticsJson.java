package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.ModelTokens;
import ai.nexus.core.statistics.ProviderTokens;
import ai.nexus.core.statistics.TokenSums;
import ai.nexus.core.statistics.UsageSummary;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

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

  private static JsonArrayBuilder providers(List<ProviderTokens> providers) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (ProviderTokens provider : providers) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("provider_id", provider.providerId())
              .add("provider_name", provider.providerName());
      array.add(add(json, provider.tokens()));
    }
    return array;
  }

  private static JsonArrayBuilder models(List<ModelTokens> models) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (ModelTokens model : models) {
      JsonObjectBuilder json = Json.createObjectBuilder().add("model_name", model.modelName());
      array.add(add(json, model.tokens()));
    }
    return array;
  }

  private static JsonObjectBuilder add(JsonObjectBuilder json, TokenSums sums) {
    return json.add("requests", sums.requests())
        .add("prompt_tokens", sums.prompt())
        .add("completion_tokens", sums.completion())
        .add("total_tokens", sums.total())
        .add("cached_tokens", sums.cached())
        .add("reasoning_tokens", sums.reasoning())
        .add("estimated_requests", sums.estimatedRequests());
  }
}
