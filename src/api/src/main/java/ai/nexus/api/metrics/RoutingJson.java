package ai.nexus.api.metrics;

import ai.nexus.api.routing.CandidateReport;
import ai.nexus.api.routing.FailureReport;
import ai.nexus.api.routing.RouteReport;
import ai.nexus.api.routing.TargetReport;
import ai.nexus.core.catalogue.Provider;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reports as JSON text in the names of the admin REST. Times are whole milliseconds. */
final class RoutingJson {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private RoutingJson() {}

  static String targets(List<TargetReport> targets) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    targets.forEach(target -> array.add(of(target, JSON.createObjectBuilder())));
    return array.build().toString();
  }

  static String failures(List<FailureReport> failures) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (FailureReport failure : failures) {
      array.add(
          JSON.createObjectBuilder()
              .add("provider", failure.provider())
              .add("kind", failure.kind().name().toLowerCase(Locale.ROOT))
              .add("count", failure.count()));
    }
    return array.build().toString();
  }

  static String route(RouteReport route) {
    JsonArrayBuilder candidates = JSON.createArrayBuilder();
    route.candidates().forEach(candidate -> candidates.add(of(candidate)));
    return JSON.createObjectBuilder()
        .add("model", route.policy().model())
        .add("strategy", route.policy().strategy().label())
        .add("affinity", route.policy().affinity().label())
        .add("fallbacks", JSON.createArrayBuilder(route.policy().fallbacks()))
        .add("placed_by", route.placedBy())
        .add("attempts", route.attempts())
        .add("candidates", candidates)
        .build()
        .toString();
  }

  private static JsonObjectBuilder of(CandidateReport candidate) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("taken", candidate.isTaken())
            .add("why", candidate.why())
            .add("model", candidate.target().modelName())
            .add("priority", candidate.target().placement().priority())
            .add("weight", candidate.target().placement().weight());
    if (candidate.order() == 0) {
      json.addNull("order");
    } else {
      json.add("order", candidate.order());
    }
    return of(candidate.state(), json);
  }

  private static JsonObjectBuilder of(TargetReport target, JsonObjectBuilder json) {
    Provider provider = target.provider();
    json.add("id", provider.id() + "." + provider.keyNumber() + "." + target.upstreamModel())
        .add("provider_id", provider.id())
        .add("provider", provider.name())
        .add("key", provider.keyNumber())
        .add("upstream_model", target.upstreamModel())
        .add("circuit", target.circuit())
        .add("circuit_left_ms", target.circuitLeft().toMillis())
        .add("rate_limit_left_ms", target.rateLimitLeft().toMillis())
        .add("key_left_ms", target.keyLeft().toMillis())
        .add("open_requests", target.open());
    target
        .seats()
        .ifPresent(
            seats ->
                json.add("provider_open", seats.open())
                    .add("provider_max_concurrent", seats.most())
                    .add("provider_queued", seats.waiting())
                    .add("provider_max_queued", seats.mostWaiting()));
    // Nothing that was measured took no time at all.
    return target.latency().isZero()
        ? json.addNull("latency_ms")
        : json.add("latency_ms", target.latency().toMillis());
  }
}
