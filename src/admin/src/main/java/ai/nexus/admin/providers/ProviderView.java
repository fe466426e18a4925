package ai.nexus.admin.providers;

import ai.nexus.core.catalogue.Preset;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A provider as answers show it, with masks for its secrets. */
@JsonbPropertyOrder({
  "id",
  "name",
  "preset",
  "dialect",
  "options",
  "serverUrl",
  "serverKey",
  "personalizedKey",
  "description",
  "proxyUrl",
  "enabled",
  "storeMessages",
  "onClientGone",
  "createdAt",
  "updatedAt"
})
public record ProviderView(
    long id,
    String name,
    Optional<String> preset,
    String dialect,
    Map<String, String> options,
    String serverUrl,
    Optional<String> serverKey,
    Optional<String> personalizedKey,
    String description,
    Optional<String> proxyUrl,
    boolean enabled,
    boolean storeMessages,
    String onClientGone,
    Instant createdAt,
    Instant updatedAt) {

  static ProviderView of(ProviderEntity provider, ProviderSecrets secrets) {
    ProviderInput.Shown shown = secrets.shownOf(provider);
    return new ProviderView(
        provider.id(),
        provider.name(),
        provider.api().preset().map(Preset::label),
        provider.api().dialect().label(),
        provider.api().options(),
        provider.serverUrl(),
        shown.serverKey(),
        shown.personalizedKey(),
        provider.description(),
        shown.proxyUrl(),
        provider.enabled(),
        provider.storeMessages(),
        provider.onClientGone().label(),
        provider.createdAt(),
        provider.updatedAt());
  }
}
