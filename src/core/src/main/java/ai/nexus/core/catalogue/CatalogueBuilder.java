package ai.nexus.core.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Groups rows by client key and model name. Each provider is opened once. */
final class CatalogueBuilder {

  /** A provider that is left out has a key hash here and no provider. */
  private record Opened(String keyHash, Optional<Provider> provider) {}

  private final Function<ProviderRow, Optional<Provider>> opener;
  private final Map<Long, Opened> providers = new HashMap<>();
  private final Map<String, Map<String, List<Target>>> models = new LinkedHashMap<>();

  CatalogueBuilder(Function<ProviderRow, Optional<Provider>> opener) {
    this.opener = opener;
  }

  /** May be called again for each of the provider's models. */
  void add(ProviderRow row) {
    if (providers.containsKey(row.id())) {
      return;
    }
    Optional<Provider> provider = opener.apply(row);
    providers.put(row.id(), new Opened(row.keyHash(), provider));
    if (provider.isPresent()) {
      models.computeIfAbsent(row.keyHash(), hash -> new LinkedHashMap<>());
    }
  }

  void add(long providerId, String modelName, String upstreamModel, Instant createdAt) {
    Opened opened = providers.get(providerId);
    opened
        .provider()
        .ifPresent(
            provider ->
                models
                    .get(opened.keyHash())
                    .computeIfAbsent(modelName, name -> new ArrayList<>())
                    .add(new Target(provider, modelName, upstreamModel, createdAt)));
  }

  Catalogue build(long revision) {
    return new Catalogue(revision, models);
  }
}
