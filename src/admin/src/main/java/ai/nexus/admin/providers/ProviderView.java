package ai.nexus.admin.providers;

import ai.nexus.admin.json.TimeLimits;
import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.ProviderLimits;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A provider as answers show it, with masks for its secrets. */
@JsonbPropertyOrder({
  "id",
  "name",
  "preset",
  "dialect",
  "options",
  "serverUrl",
  "serverKey",
  "moreServerKeys",
  "personalizedKey",
  "description",
  "proxyUrl",
  "enabled",
  "storeMessages",
  "onClientGone",
  "maxConcurrent",
  "maxQueued",
  "connectTimeoutMs",
  "firstEventTimeoutMs",
  "idleTimeoutMs",
  "totalTimeoutMs",
  "healthCheck",
  "healthCheckIntervalS",
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
    List<String> moreServerKeys,
    Optional<String> personalizedKey,
    String description,
    Optional<String> proxyUrl,
    boolean enabled,
    boolean storeMessages,
    String onClientGone,
    OptionalInt maxConcurrent,
    OptionalInt maxQueued,
    OptionalLong connectTimeoutMs,
    OptionalLong firstEventTimeoutMs,
    OptionalLong idleTimeoutMs,
    OptionalLong totalTimeoutMs,
    String healthCheck,
    long healthCheckIntervalS,
    Instant createdAt,
    Instant updatedAt) {

  static ProviderView of(ProviderEntity provider, ProviderSecrets secrets) {
    ProviderInput.Shown shown = secrets.shownOf(provider);
    ProviderLimits limits = provider.limits();
    return new ProviderView(
        provider.id(),
        provider.name(),
        provider.api().preset().map(Preset::label),
        provider.api().dialect().label(),
        provider.api().options(),
        provider.serverUrl(),
        shown.serverKey(),
        shown.moreServerKeys(),
        shown.personalizedKey(),
        provider.description(),
        shown.proxyUrl(),
        provider.enabled(),
        provider.storeMessages(),
        provider.onClientGone().label(),
        limits.maxConcurrent(),
        limits.maxQueued(),
        TimeLimits.show(limits.connect()),
        TimeLimits.show(limits.firstEvent()),
        TimeLimits.show(limits.idle()),
        TimeLimits.show(limits.total()),
        provider.health().check().label(),
        provider.health().interval().toSeconds(),
        provider.createdAt(),
        provider.updatedAt());
  }
}
