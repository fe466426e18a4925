package ai.nexus.core.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Groups rows by client key and model name. Each provider is opened once. */
final class CatalogueBuilder {

  private static final Comparator<Target> BY_PRIORITY =
      Comparator.comparingInt(target -> target.placement().priority());

  /**
   * @param byKey the provider with each of its keys; none where it is left out
   */
  private record Opened(String keyHash, List<Provider> byKey) {}

  private final Function<ProviderRow, List<Provider>> opener;
  private final Map<Long, Opened> providers = new HashMap<>();
  private final Map<String, Map<String, List<Target>>> models = new LinkedHashMap<>();
  private final List<RoutePolicy> policies = new ArrayList<>();

  CatalogueBuilder(Function<ProviderRow, List<Provider>> opener) {
    this.opener = opener;
  }

  /** May be called again for each of the provider's models. */
  void add(ProviderRow row) {
    if (providers.containsKey(row.id())) {
      return;
    }
    List<Provider> byKey = opener.apply(row);
    providers.put(row.id(), new Opened(row.keyHash(), byKey));
    if (!byKey.isEmpty()) {
      models.computeIfAbsent(row.keyHash(), hash -> new LinkedHashMap<>());
    }
  }

  /** Models come in order of registration. */
  void add(
      long providerId,
      String modelName,
      String upstreamModel,
      Instant createdAt,
      Placement placement) {
    Opened opened = providers.get(providerId);
    for (Provider provider : opened.byKey()) {
      models
          .get(opened.keyHash())
          .computeIfAbsent(modelName, name -> new ArrayList<>())
          .add(new Target(provider, modelName, upstreamModel, createdAt, placement));
    }
  }

  void add(RoutePolicy policy) {
    policies.add(policy);
  }

  Catalogue build(long revision) {
    // The sort is stable: what has one priority stays in order of registration.
    models.values().forEach(names -> names.values().forEach(all -> all.sort(BY_PRIORITY)));
    return new Catalogue(revision, models, policies);
  }
}
