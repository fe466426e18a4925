package ai.nexus.api.routing;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * How often and how soon a request is tried again before its client sees a failure.
 *
 * @param attempts that one request may have in all; 1 means that nothing is tried again
 * @param baseDelay before the second attempt at the same target; each further one doubles it, and
 *     between half and all of it is waited, by chance
 * @param maxDelay the longest that is waited before an attempt, for a provider's Retry-After too
 * @param maxAside the longest that a provider's Retry-After is believed
 * @param keyAside how long a key that was refused comes last
 * @param queue requests that may wait for a provider that has as many open as it may, where the
 *     provider says nothing else
 * @param queueWait how long they wait
 */
public record RetryConfig(
    int attempts,
    Duration baseDelay,
    Duration maxDelay,
    Duration maxAside,
    Duration keyAside,
    int queue,
    Duration queueWait) {

  static final Setting<Integer> ATTEMPTS = Setting.number("nexus.retry.attempts", 3, 1, 20);
  static final Setting<Duration> BASE_DELAY =
      Setting.duration("nexus.retry.base-delay", "200ms", "1ms", "10s");
  static final Setting<Duration> MAX_DELAY =
      Setting.duration("nexus.retry.max-delay", "2s", "1ms", "60s");
  static final Setting<Duration> MAX_ASIDE =
      Setting.duration("nexus.retry.max-aside", "60s", "1s", "1h");
  static final Setting<Duration> KEY_ASIDE =
      Setting.duration("nexus.retry.key-aside", "60s", "1s", "24h");

  static final Setting<Integer> QUEUE = Setting.number("nexus.limits.queue", 100, 0, 100_000);
  static final Setting<Duration> QUEUE_WAIT =
      Setting.duration("nexus.limits.queue-wait", "5s", "1ms", "10m");

  public static RetryConfig read(SettingsReader settings) {
    return new RetryConfig(
        settings.read(ATTEMPTS),
        settings.read(BASE_DELAY),
        settings.read(MAX_DELAY),
        settings.read(MAX_ASIDE),
        settings.read(KEY_ASIDE),
        settings.read(QUEUE),
        settings.read(QUEUE_WAIT));
  }
}
