package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.catalogue.RoutePolicy;
import java.time.Duration;

/**
 * How long one attempt may take: as the model's policy says, else its provider, else the settings.
 *
 * @param firstEvent until its answer begins
 * @param idle between two events
 * @param total in all
 */
record TimeLimits(Duration firstEvent, Duration idle, Duration total) {

  static TimeLimits of(RelayConfig config, RoutePolicy policy, Provider provider) {
    ProviderLimits own = provider.limits();
    return new TimeLimits(
        policy.firstEvent().or(own::firstEvent).orElse(config.firstEvent()),
        own.idle().orElse(config.idle()),
        policy.total().or(own::total).orElse(config.total()));
  }
}
