package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Catalogue;
import ai.nexus.core.catalogue.CatalogueRefresher;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What operators may ask of the routing. Nothing in here calls anybody. */
public final class RoutingReports {

  private static final Comparator<TargetReport> ORDER =
      Comparator.comparingLong((TargetReport report) -> report.provider().id())
          .thenComparing(report -> report.provider().keyNumber())
          .thenComparing(TargetReport::upstreamModel);

  private final CatalogueRefresher catalogue;
  private final RoutePlanner planner;

  public RoutingReports(CatalogueRefresher catalogue, RoutePlanner planner) {
    this.catalogue = catalogue;
    this.planner = planner;
  }

  /** Those that requests have come near, of the providers that there are, as these stand now. */
  public List<TargetReport> targets() {
    Set<Provider> now = catalogue.current().providers();
    return planner.states().known().entrySet().stream()
        .filter(entry -> now.contains(entry.getValue().provider()))
        .map(entry -> planner.report(entry.getKey().upstreamModel(), entry.getValue()))
        .sorted(ORDER)
        .toList();
  }

  public List<FailureReport> failures() {
    return planner.states().failures().reports();
  }

  /**
   * Where a request would go.
   *
   * @param keyHash of the client key that would send it; empty for all keys together
   * @return without candidates where nobody serves the model
   */
  public RouteReport explain(
      Optional<String> keyHash, String model, Optional<String> conversation) {
    Catalogue now = catalogue.latest();
    RoutePolicy policy = now.policy(model);
    List<Target> own = targets(now, keyHash, model);
    // A client is refused where it may not call the model itself, whatever that falls back on.
    Stream<String> fallbacks = own.isEmpty() ? Stream.of() : policy.fallbacks().stream();
    List<List<Target>> all =
        Stream.concat(Stream.of(own), fallbacks.map(name -> targets(now, keyHash, name))).toList();
    return planner.explain(policy, all, conversation);
  }

  private static List<Target> targets(Catalogue now, Optional<String> keyHash, String model) {
    return keyHash.map(hash -> now.targets(hash, model)).orElseGet(() -> now.targets(model));
  }

  /** Whether there is such a target, whose circuit is closed now. */
  public boolean closeCircuit(long provider, int key, String upstreamModel) {
    Map<TargetId, TargetState> known = planner.states().known();
    Optional<TargetState> state =
        Optional.ofNullable(known.get(new TargetId(provider, key, upstreamModel)));
    state.ifPresent(found -> found.breaker().close());
    return state.isPresent();
  }
}
