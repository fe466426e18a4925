package ai.nexus.api.routing;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * When a target counts as down, and when it is tried again.
 *
 * @param window calls that are looked back at
 * @param minimum calls that it takes to judge
 * @param failurePercent failures among them that open the circuit
 * @param openFor how long it is open the first time; each further time doubles it, up to {@code
 *     maxOpen}
 * @param probes calls that are let through when that is over, whose success closes it
 */
public record BreakerConfig(
    int window, int minimum, int failurePercent, Duration openFor, Duration maxOpen, int probes) {

  static final Setting<Integer> WINDOW = Setting.number("nexus.breaker.window", 20, 2, 1000);
  static final Setting<Integer> MINIMUM = Setting.number("nexus.breaker.minimum", 5, 1, 1000);
  static final Setting<Integer> FAILURE_PERCENT =
      Setting.number("nexus.breaker.failure-percent", 50, 1, 100);
  static final Setting<Duration> OPEN_FOR =
      Setting.duration("nexus.breaker.open-for", "5s", "100ms", "10m");
  static final Setting<Duration> MAX_OPEN =
      Setting.duration("nexus.breaker.max-open", "60s", "100ms", "1h");
  static final Setting<Integer> PROBES = Setting.number("nexus.breaker.probes", 3, 1, 100);

  public static BreakerConfig read(SettingsReader settings) {
    return new BreakerConfig(
        settings.read(WINDOW),
        settings.read(MINIMUM),
        settings.read(FAILURE_PERCENT),
        settings.read(OPEN_FOR),
        settings.read(MAX_OPEN),
        settings.read(PROBES));
  }
}
