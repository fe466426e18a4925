package ai.nexus.testkit.provider;

import java.util.Set;

/**
 * What a vendor has on offer.
 *
 * @param models that it knows
 * @param tolerant those whose requests may have members that the vendor itself would refuse, as
 *     with most servers that only speak its dialect
 */
public record Catalogue(Set<String> models, Set<String> tolerant) {

  public boolean has(String model) {
    return models.contains(model);
  }

  public boolean tolerates(String model) {
    return tolerant.contains(model);
  }
}
