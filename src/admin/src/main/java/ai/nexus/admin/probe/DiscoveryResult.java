package ai.nexus.admin.probe;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Set;

/** What a provider has, and what of it is registered now. */
@JsonbPropertyOrder({"models", "added"})
public record DiscoveryResult(List<Found> models, List<String> added) {

  /** One model, as the provider names it. */
  @JsonbPropertyOrder({"id", "registered"})
  public record Found(String id, boolean registered) {}

  static DiscoveryResult of(List<String> found, Set<String> registered, Set<String> added) {
    return new DiscoveryResult(
        found.stream().map(id -> new Found(id, registered.contains(id))).toList(),
        found.stream().filter(added::contains).toList());
  }
}
