package ai.nexus.admin.routes;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.admin.json.TimeLimits;
import ai.nexus.admin.models.ModelRules;
import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import ai.nexus.core.catalogue.TimeBounds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads of a request how those for a model are placed. */
final class RouteInput {

  private RouteInput() {}

  /**
   * @param model as the path names it
   * @throws ai.nexus.admin.problem.InvalidFieldsException where something is wrong with either
   */
  static RoutePolicy read(String model, Fields fields) {
    fields.accept("created_at", "updated_at");
    ModelRules.PATTERN.faultOf(model).ifPresent(message -> fields.fault("model", message));
    fields.text("model", sameAs(model));
    RoutePolicy usual = RoutePolicy.of(model);
    Strategy strategy =
        oneOf(fields, "strategy", Strategy.values(), Strategy::label).orElse(usual.strategy());
    Affinity affinity =
        oneOf(fields, "affinity", Affinity.values(), Affinity::label).orElse(usual.affinity());
    List<String> fallbacks = fallbacks(model, fields);
    var firstEvent = TimeLimits.read(fields, "first_event_timeout_ms", TimeBounds.FIRST_EVENT);
    var total = TimeLimits.read(fields, "total_timeout_ms", TimeBounds.TOTAL);
    fields.check();
    return new RoutePolicy(model, strategy, affinity, fallbacks, firstEvent, total);
  }

  private static TextRule sameAs(String model) {
    return text ->
        text.equals(model) ? Optional.empty() : Optional.of("must be the one that the path names");
  }

  private static <T> Optional<T> oneOf(
      Fields fields, String name, T[] values, Function<T, String> label) {
    String labels = Stream.of(values).map(label).collect(Collectors.joining(", "));
    Optional<String> text = fields.text(name, any -> Optional.empty());
    Optional<T> found =
        text.flatMap(
            given -> Stream.of(values).filter(one -> label.apply(one).equals(given)).findFirst());
    if (text.isPresent() && found.isEmpty()) {
      fields.fault(name, "must be one of " + labels);
    }
    return found;
  }

  private static List<String> fallbacks(String model, Fields fields) {
    TextRule another =
        ModelRules.NAME.and(
            name ->
                name.equals(model)
                    ? Optional.of("must be another model than the route's own")
                    : Optional.empty());
    List<String> names = fields.texts("fallbacks", another, RoutePolicy.MOST_FALLBACKS);
    if (new HashSet<>(names).size() < names.size()) {
      fields.fault("fallbacks", "must not hold the same model twice");
    }
    return names;
  }
}
