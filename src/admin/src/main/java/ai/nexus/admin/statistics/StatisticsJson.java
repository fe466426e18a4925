package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.ModelTokens;
import ai.nexus.core.statistics.ProviderTokens;
import ai.nexus.core.statistics.TokenSums;
import ai.nexus.core.statistics.UsageSummary;
import ai.nexus.wire.model.TokenKind;
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

  /** OpenAI's four counts, then all by kind. */
  private static JsonObjectBuilder add(JsonObjectBuilder json, TokenSums sums) {
    json.add("requests", sums.requests())
        .add("prompt_tokens", sums.allInput())
        .add("completion_tokens", sums.count(TokenKind.OUTPUT))
        .add("total_tokens", sums.total())
        .add("cached_tokens", sums.count(TokenKind.CACHE_READ));
    for (TokenKind kind : TokenKind.values()) {
      json.add(kind.label(), sums.count(kind));
    }
    return json.add("estimated_requests", sums.estimatedRequests());
  }
}
