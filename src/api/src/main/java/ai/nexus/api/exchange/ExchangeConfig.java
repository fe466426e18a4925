package ai.nexus.api.exchange;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * Limits of the client's side.
 *
 * @param maxBody of a request, in bytes; a longer one is refused with 413
 * @param maxUpload of a form with files, which is not kept, in bytes; a longer one is refused with
 *     413
 * @param bodiesPercent of the heap that the bodies of open requests may take together; then 503
 * @param bodyTime for a request's body to arrive whole; then 408
 * @param openPerKey exchanges that one client key may have open; one more is refused with 429
 * @param drain how long a shutdown waits for open exchanges
 */
public record ExchangeConfig(
    long maxBody,
    long maxUpload,
    int bodiesPercent,
    Duration bodyTime,
    int openPerKey,
    Duration drain) {

  static final Setting<Long> MAX_BODY =
      Setting.size("nexus.request.max-body", "20MiB", "1KiB", "1GiB");
  static final Setting<Long> MAX_UPLOAD =
      Setting.size("nexus.request.max-upload", "512MiB", "1KiB", "64GiB");
  static final Setting<Integer> BODIES_PERCENT =
      Setting.number("nexus.request.bodies-percent", 12, 1, 50);
  static final Setting<Duration> BODY_TIME =
      Setting.duration("nexus.request.body-timeout", "60s", "1s", "1h");
  static final Setting<Integer> OPEN_PER_KEY =
      Setting.number("nexus.limits.open-per-key", 4096, 1, 1_000_000);
  static final Setting<Duration> DRAIN =
      Setting.duration("nexus.shutdown.drain-timeout", "20s", "0s", "1h");

  public static ExchangeConfig read(SettingsReader settings) {
    return new ExchangeConfig(
        settings.read(MAX_BODY),
        settings.read(MAX_UPLOAD),
        settings.read(BODIES_PERCENT),
        settings.read(BODY_TIME),
        settings.read(OPEN_PER_KEY),
        settings.read(DRAIN));
  }
}
