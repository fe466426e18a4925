package ai.nexus.api.exchange;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits of the client's side.
 *
 * @param maxBody of a request, in bytes; a longer one is refused with 413
 * @param maxUpload of a form with files, which is not kept, in bytes; a longer one is refused with
 *     413
 * @param bodiesPercent of the heap that the bodies of open requests may take together; then 503
 * @param bodyTime for a request's body to arrive whole; then 408
 * @param leastBodyRate bytes a second that have to arrive of a body that takes long; else 408
 * @param open exchanges that may be open together; one more is refused with 503
 * @param openPerKey exchanges that one client key may have open; one more is refused with 429
 * @param drain how long a shutdown waits for open exchanges
 */
public record ExchangeConfig(
    long maxBody,
    long maxUpload,
    int bodiesPercent,
    Duration bodyTime,
    long leastBodyRate,
    int open,
    int openPerKey,
    Duration drain) {

  private static final int HEAP_FOR_EACH = 128 << 10;

  static final Setting<Long> MAX_BODY =
      Setting.size("nexus.request.max-body", "20MiB", "1KiB", "1GiB");
  static final Setting<Long> MAX_UPLOAD =
      Setting.size("nexus.request.max-upload", "512MiB", "1KiB", "64GiB");
  static final Setting<Integer> BODIES_PERCENT =
      Setting.number("nexus.request.bodies-percent", 12, 1, 50);
  static final Setting<Duration> BODY_TIME =
      Setting.duration("nexus.request.body-timeout", "60s", "1s", "1h");
  static final Setting<Long> LEAST_BODY_RATE =
      Setting.size("nexus.request.min-rate", "1KiB", "0", "1GiB");
  static final Setting<Optional<Integer>> OPEN = orAsMemoryAllows("nexus.limits.open", 1_000_000);
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
        settings.read(LEAST_BODY_RATE),
        settings.read(OPEN).orElseGet(ExchangeConfig::asMemoryAllows),
        settings.read(OPEN_PER_KEY),
        settings.read(DRAIN));
  }

  /** Short bodies, of 64 KiB, then take no more than half of the heap, if all were that long. */
  private static int asMemoryAllows() {
    return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH);
  }

  private static Setting<Optional<Integer>> orAsMemoryAllows(String key, int max) {
    Setting<Integer> number = Setting.number(key, 1, 1, max);
    return new Setting<>(
        key,
        "auto",
        text -> {
          try {
            return text.equals("auto")
                ? Optional.empty()
                : Optional.of(number.parser().apply(text));
          } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                fault.getMessage() + "; auto is as memory allows", fault);
          }
        });
  }
}
