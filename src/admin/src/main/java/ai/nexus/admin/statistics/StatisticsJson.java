package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.ModelUsage;
import ai.nexus.core.statistics.ProviderUsage;
import ai.nexus.core.statistics.UsageSummary;
import jakarta.json.stream.JsonGenerator;

/** Writes the fields of a summary. */
final class StatisticsJson {

  private StatisticsJson() {}

  static void write(JsonGenerator json, UsageSummary summary) {
    TotalsJson.write(json, summary.all());
    json.writeStartObject("by_outcome");
    summary.byOutcome().forEach((outcome, requests) -> json.write(outcome.label(), requests));
    json.writeEnd();
    json.writeStartArray("by_provider");
    summary.byProvider().forEach(provider -> write(json, provider));
    json.writeEnd();
    json.writeStartArray("by_model");
    summary.byModel().forEach(model -> write(json, model));
    json.writeEnd();
  }

  private static void write(JsonGenerator json, ProviderUsage provider) {
    json.writeStartObject()
        .write("provider_id", provider.providerId())
        .write("provider_name", provider.providerName());
    TotalsJson.write(json, provider.totals());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, ModelUsage model) {
    json.writeStartObject().write("model_name", model.modelName());
    TotalsJson.write(json, model.totals());
    json.writeEnd();
  }
}
