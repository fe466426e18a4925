package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Catalogue;
import ai.nexus.core.catalogue.CatalogueRefresher;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the targets that serve a model for a caller. */
public final class Router {

  private final CatalogueRefresher catalogue;
  private final RoutePlanner planner;

  public Router(CatalogueRefresher catalogue, RoutePlanner planner) {
    this.catalogue = catalogue;
    this.planner = planner;
  }

  /**
   * The way of one exchange.
   *
   * @param conversation what goes on past it; empty where nothing does
   * @throws GatewayException MODEL_NOT_FOUND where this key may not call such a model;
   *     CATALOGUE_UNAVAILABLE where that cannot be told now
   */
  public Route route(Caller caller, String model, Optional<String> conversation) {
    List<Target> own = targets(caller, model);
    Catalogue now = catalogue.current();
    RoutePolicy policy = now.policy(model);
    return planner.plan(policy, all(now, policy, caller, own), conversation);
  }

  /**
   * The same with no targets but some.
   *
   * @param fit those that there may be
   * @return empty where there are none of these
   * @throws GatewayException MODEL_NOT_FOUND where this key may not call such a model;
   *     CATALOGUE_UNAVAILABLE where that cannot be told now
   */
  public Optional<Route> route(
      Caller caller, String model, Optional<String> conversation, Predicate<Target> fit) {
    List<Target> own = targets(caller, model);
    Catalogue now = catalogue.current();
    RoutePolicy policy = now.policy(model);
    List<List<Target>> fitting =
        all(now, policy, caller, own).stream()
            .map(ofModel -> ofModel.stream().filter(fit).toList())
            .toList();
    return fitting.stream().allMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(planner.plan(policy, fitting, conversation));
  }

  /** Whether a model is at hand: for another one {@link #targets} asks the database. */
  public boolean knows(Caller caller, String model) {
    return find(catalogue.current(), caller, model).isPresent();
  }

  /** Those of the model, then those of each that it falls back on. */
  private static List<List<Target>> all(
      Catalogue now, RoutePolicy policy, Caller caller, List<Target> own) {
    if (policy.fallbacks().isEmpty()) {
      return List.of(own);
    }
    List<List<Target>> all = new ArrayList<>(List.of(own));
    for (String fallback : policy.fallbacks()) {
      all.add(now.targets(caller.keyHash(), fallback));
    }
    return all;
  }

  /**
   * One that serves a model.
   *
   * @throws GatewayException MODEL_NOT_FOUND where this key may not call such a model;
   *     CATALOGUE_UNAVAILABLE where that cannot be told now
   */
  public Target preferred(Caller caller, String model) {
    return targets(caller, model).get(0);
  }

  /**
   * Whether the provider of a target still serves the model for a caller, by whichever of its keys.
   *
   * @throws GatewayException MODEL_NOT_FOUND where nobody does
   */
  public boolean serves(Target target, Caller caller) {
    for (Target now : targets(caller, target.modelName())) {
      if (now.provider().id() == target.provider().id()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Who serves a model, but for those that it falls back on.
   *
   * @throws GatewayException MODEL_NOT_FOUND where this key may not call such a model;
   *     CATALOGUE_UNAVAILABLE where that cannot be told now
   */
  public List<Target> targets(Caller caller, String model) {
    return find(catalogue.current(), caller, model)
        .or(() -> find(catalogue.currentAfterMiss(), caller, model))
        .orElseThrow(
            () ->
                GatewayException.atParam(
                    Failure.MODEL_NOT_FOUND,
                    "model",
                    "The model '"
                        + shown(model)
                        + "' does not exist or this key may not use it. GET /v1/models lists the"
                        + " models of this key."));
  }

  /** All models of a caller with their targets, in order of registration, as they are now. */
  public Map<String, List<Target>> models(Caller caller) {
    return catalogue.latest().modelsOf(caller.keyHash()).orElse(Map.of());
  }

  /** All providers of a caller that have models, once for each key, in order of registration. */
  public List<Provider> providers(Caller caller) {
    return catalogue.latest().providersOf(caller.keyHash());
  }

  private static Optional<List<Target>> find(Catalogue snapshot, Caller caller, String model) {
    List<Target> targets = snapshot.targets(caller.keyHash(), model);
    return targets.isEmpty() ? Optional.empty() : Optional.of(targets);
  }

  private static String shown(String model) {
    return model.length() <= 100 ? model : model.substring(0, 100) + "…";
  }
}
