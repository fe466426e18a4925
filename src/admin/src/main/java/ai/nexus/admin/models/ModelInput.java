package ai.nexus.admin.models;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.core.catalogue.Placement;
import java.util.Optional;
import java.util.OptionalLong;

/** A model as a request describes it, all fields checked; that the provider exists is not. */
record ModelInput(
    long providerId,
    String modelName,
    Optional<String> upstreamModel,
    String description,
    Placement placement) {

  private static final TextRule DESCRIPTION = TextRule.text(2000);

  static ModelInput read(Fields fields) {
    fields.accept("id", "created_at", "updated_at");
    ModelInput input =
        new ModelInput(
            fields.requiredNumber("provider_id"),
            fields.requiredText("model_name", ModelRules.PATTERN),
            fields.text("upstream_model", ModelRules.PATTERN),
            fields.text("description", DESCRIPTION).orElse(""),
            placement(fields));
    boolean starWithoutStar =
        input.upstreamModel().filter(ModelRules::hasStar).isPresent()
            && !ModelRules.hasStar(input.modelName());
    if (starWithoutStar) {
      fields.fault("upstream_model", "may hold a * only where model_name does");
    }
    fields.check();
    return input;
  }

  private static Placement placement(Fields fields) {
    Placement usual = Placement.DEFAULT;
    return new Placement(
        share(fields, "priority", usual.priority()), share(fields, "weight", usual.weight()));
  }

  private static int share(Fields fields, String name, int usual) {
    OptionalLong given = fields.number(name, 0, Placement.MOST);
    // What is out of bounds is refused with the other faults.
    return (int) Math.max(0, Math.min(given.orElse(usual), Placement.MOST));
  }
}
