package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TimeLimits;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.catalogue.TimeBounds;
import java.util.OptionalInt;

/** Reads a provider's own limits of a request. */
final class LimitsInput {

  private LimitsInput() {}

  static ProviderLimits read(Fields fields) {
    return new ProviderLimits(
        number(fields, "max_concurrent", 1),
        number(fields, "max_queued", 0),
        TimeLimits.read(fields, "connect_timeout_ms", TimeBounds.CONNECT),
        TimeLimits.read(fields, "first_event_timeout_ms", TimeBounds.FIRST_EVENT),
        TimeLimits.read(fields, "idle_timeout_ms", TimeBounds.IDLE),
        TimeLimits.read(fields, "total_timeout_ms", TimeBounds.TOTAL));
  }

  private static OptionalInt number(Fields fields, String name, int least) {
    return fields.number(name, least, ProviderLimits.MOST).stream()
        .filter(number -> number >= least && number <= ProviderLimits.MOST)
        .mapToInt(Math::toIntExact)
        .findFirst();
  }
}
