package ai.nexus.core.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every client key may call, as it stood at one revision. Immutable; swapped whole. */
public final class Catalogue {

  public static final Catalogue EMPTY = new Catalogue(-1, Map.of(), List.of());

  private final long revision;
  private final Map<String, ModelNames> modelsByKeyHash;
  private final RoutePolicies policies;

  /**
   * @param revision of the database that it was read from
   * @param modelsByKeyHash for each client key's hash, its models by name in order of registration,
   *     each with all of its targets in the order in which {@link #targets} gives them; a key
   *     without models has an empty map
   * @param policies those that are stored, one a name
   */
  Catalogue(
      long revision,
      Map<String, Map<String, List<Target>>> modelsByKeyHash,
      Collection<RoutePolicy> policies) {
    this.revision = revision;
    Map<String, ModelNames> names = new HashMap<>();
    modelsByKeyHash.forEach((key, models) -> names.put(key, new ModelNames(copyOf(models))));
    this.modelsByKeyHash = Map.copyOf(names);
    this.policies = new RoutePolicies(policies, registered(names.values()));
  }

  public long revision() {
    return revision;
  }

  /** Whether an enabled provider carries the client key. */
  public boolean knows(String keyHash) {
    return modelsByKeyHash.containsKey(keyHash);
  }

  /**
   * The models of a client key, but for those that only a wildcard stands for; empty where no
   * enabled provider carries the key.
   */
  public Optional<Map<String, List<Target>>> modelsOf(String keyHash) {
    return Optional.ofNullable(modelsByKeyHash.get(keyHash)).map(ModelNames::byName);
  }

  /**
   * Who serves what a client asks for, one for each key of each provider: by priority, then in
   * order of registration, then in that of the keys; none where nobody does.
   */
  public List<Target> targets(String keyHash, String model) {
    ModelNames names = modelsByKeyHash.get(keyHash);
    return names == null ? List.of() : names.find(model);
  }

  /** The same for all client keys together, each target once. */
  public List<Target> targets(String model) {
    return modelsByKeyHash.values().stream()
        .flatMap(names -> names.find(model).stream())
        .distinct()
        .sorted(
            Comparator.comparingInt((Target target) -> target.placement().priority())
                .thenComparing(target -> target.provider().id())
                .thenComparing(target -> target.provider().keyNumber()))
        .toList();
  }

  /** All that have models, once for each of their keys. */
  public Set<Provider> providers() {
    return modelsByKeyHash.values().stream()
        .flatMap(ModelNames::allProviders)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How requests for a model are placed, by the name that clients call it. */
  public RoutePolicy policy(String model) {
    return policies.of(model);
  }

  /**
   * The providers that a client key opens and that have models, each once for each of its keys, in
   * the order of their models.
   */
  public List<Provider> providersOf(String keyHash) {
    ModelNames names = modelsByKeyHash.get(keyHash);
    return names == null ? List.of() : names.allProviders().toList();
  }

  private static Set<String> registered(Collection<ModelNames> all) {
    return all.stream()
        .flatMap(names -> names.byName().keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<Target>> copyOf(Map<String, List<Target>> models) {
    Map<String, List<Target>> copy = new LinkedHashMap<>();
    models.forEach((name, targets) -> copy.put(name, List.copyOf(targets)));
    return Collections.unmodifiableMap(copy);
  }
}
