package ai.nexus.admin.models;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import java.util.Optional;

/** A model as a request describes it, all fields checked; that the provider exists is not. */
record ModelInput(
    long providerId, String modelName, Optional<String> upstreamModel, String description) {

  private static final TextRule NAME = TextRule.line(200);
  private static final TextRule PATTERN = NAME.and(ModelInput::faultOfStars);
  private static final TextRule DESCRIPTION = TextRule.text(2000);

  static ModelInput read(Fields fields) {
    fields.accept("id", "created_at", "updated_at");
    ModelInput input =
        new ModelInput(
            fields.requiredNumber("provider_id"),
            fields.requiredText("model_name", PATTERN),
            fields.text("upstream_model", PATTERN),
            fields.text("description", DESCRIPTION).orElse(""));
    boolean starWithoutStar =
        input.upstreamModel().filter(ModelInput::hasStar).isPresent()
            && !hasStar(input.modelName());
    if (starWithoutStar) {
      fields.fault("upstream_model", "may hold a * only where model_name does");
    }
    fields.check();
    return input;
  }

  private static boolean hasStar(String name) {
    return name.indexOf('*') >= 0;
  }

  private static Optional<String> faultOfStars(String name) {
    return name.indexOf('*') == name.lastIndexOf('*')
        ? Optional.empty()
        : Optional.of("may hold one * at most, which stands for any text");
  }
}
