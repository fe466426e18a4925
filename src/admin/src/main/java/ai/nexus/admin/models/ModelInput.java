package ai.nexus.admin.models;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import java.util.Optional;

/** A model as a request describes it, all fields checked; that the provider exists is not. */
record ModelInput(
    long providerId, String modelName, Optional<String> upstreamModel, String description) {

  private static final TextRule NAME = TextRule.line(200);
  private static final TextRule DESCRIPTION = TextRule.text(2000);

  static ModelInput read(Fields fields) {
    fields.accept("id", "created_at", "updated_at");
    ModelInput input =
        new ModelInput(
            fields.requiredNumber("provider_id"),
            fields.requiredText("model_name", NAME),
            fields.text("upstream_model", NAME),
            fields.text("description", DESCRIPTION).orElse(""));
    fields.check();
    return input;
  }
}
