package ai.nexus.core.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stored policies by the model's name. One of a pattern is for the names that it stands for and
 * that nobody has registered as they are; of patterns the one counts that says the most of a name.
 */
final class RoutePolicies {

  private final Map<String, RoutePolicy> byName;
  private final List<Pattern> patterns;
  private final Set<String> registered;

  private record Pattern(Wildcard name, RoutePolicy policy) {}

  /**
   * @param registered the names of models that have no star, whoever may call them
   */
  RoutePolicies(Collection<RoutePolicy> policies, Set<String> registered) {
    Map<String, RoutePolicy> named = new HashMap<>();
    policies.forEach(policy -> named.put(policy.model(), policy));
    this.byName = Map.copyOf(named);
    this.patterns =
        policies.stream()
            .filter(policy -> policy.model().contains(Wildcard.STAR))
            .map(policy -> new Pattern(Wildcard.of(policy.model(), List.of()), policy))
            .sorted(Comparator.comparingInt(RoutePolicies::literalLength).reversed())
            .toList();
    this.registered = Set.copyOf(registered);
  }

  /** What is stored for the model, else the defaults. */
  RoutePolicy of(String model) {
    RoutePolicy own = byName.get(model);
    if (own != null) {
      return own;
    }
    if (patterns.isEmpty() || registered.contains(model)) {
      return RoutePolicy.of(model);
    }
    return patterns.stream()
        .filter(pattern -> pattern.name().match(model).isPresent())
        .findFirst()
        .map(pattern -> pattern.policy().named(model))
        .orElseGet(() -> RoutePolicy.of(model));
  }

  private static int literalLength(Pattern pattern) {
    return pattern.name().literalLength();
  }
}
