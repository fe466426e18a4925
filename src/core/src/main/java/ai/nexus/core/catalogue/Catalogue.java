package ai.nexus.core.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every client key may call, as it stood at one revision. Immutable; swapped whole.
 *
 * @param revision of the database that it was read from
 * @param modelsByKeyHash for each client key's hash, its models by name in order of registration,
 *     each with all of its targets; a key without models has an empty map
 */
public record Catalogue(long revision, Map<String, Map<String, List<Target>>> modelsByKeyHash) {

  public static final Catalogue EMPTY = new Catalogue(-1, Map.of());

  public Catalogue {
    Map<String, Map<String, List<Target>>> copy = new LinkedHashMap<>();
    modelsByKeyHash.forEach((key, models) -> copy.put(key, copyOf(models)));
    modelsByKeyHash = java.util.Collections.unmodifiableMap(copy);
  }

  /** The models of a client key; empty where no enabled provider carries the key. */
  public Optional<Map<String, List<Target>>> modelsOf(String keyHash) {
    return Optional.ofNullable(modelsByKeyHash.get(keyHash));
  }

  private static Map<String, List<Target>> copyOf(Map<String, List<Target>> models) {
    Map<String, List<Target>> copy = new LinkedHashMap<>();
    models.forEach((name, targets) -> copy.put(name, List.copyOf(targets)));
    return java.util.Collections.unmodifiableMap(copy);
  }
}
