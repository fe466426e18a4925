package ai.nexus.admin.routes;

import ai.nexus.admin.json.TimeLimits;
import ai.nexus.core.catalogue.RoutePolicy;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** How requests for a model are placed, as answers show it. */
@JsonbPropertyOrder({
  "model",
  "strategy",
  "affinity",
  "fallbacks",
  "firstEventTimeoutMs",
  "totalTimeoutMs",
  "createdAt",
  "updatedAt"
})
public record RouteView(
    String model,
    String strategy,
    String affinity,
    List<String> fallbacks,
    OptionalLong firstEventTimeoutMs,
    OptionalLong totalTimeoutMs,
    Instant createdAt,
    Instant updatedAt) {

  static RouteView of(RouteEntity route) {
    RoutePolicy policy = route.policy();
    return new RouteView(
        policy.model(),
        policy.strategy().label(),
        policy.affinity().label(),
        policy.fallbacks(),
        TimeLimits.show(policy.firstEvent()),
        TimeLimits.show(policy.total()),
        route.createdAt(),
        route.updatedAt());
  }
}
