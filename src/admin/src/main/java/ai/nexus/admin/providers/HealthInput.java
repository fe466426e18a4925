package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.Provider;
import java.time.Duration;

/**
 * How a provider is known to be alive, as a request describes it.
 *
 * @param interval between two questions, where the check is active; 5 s to an hour
 */
record HealthInput(HealthCheck check, Duration interval) {

  static final HealthInput DEFAULT = new HealthInput(HealthCheck.PASSIVE, Provider.USUAL_INTERVAL);

  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 3600;

  static HealthInput read(Fields fields) {
    HealthCheck check =
        fields
            .text("health_check", ProviderRules.HEALTH_CHECK)
            .filter(text -> ProviderRules.HEALTH_CHECK.faultOf(text).isEmpty())
            .map(HealthCheck::of)
            .orElse(DEFAULT.check());
    long seconds =
        fields
            .number("health_check_interval_s", LEAST_SECONDS, MOST_SECONDS)
            .orElse(DEFAULT.interval().toSeconds());
    return new HealthInput(check, Duration.ofSeconds(seconds));
  }
}
