package ai.nexus.api.cache;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether answers are kept to be given again, and which.
 *
 * @param ttl how long an answer is kept
 * @param maxSize bytes of all answers that are kept, as far as the heap has {@link #room}
 * @param maxAnswer bytes of the longest one
 * @param scope who is given an answer again
 */
public record CacheConfig(
    boolean enabled, Duration ttl, long maxSize, long maxAnswer, Scope scope) {

  /** Who is given an answer again. */
  public enum Scope {
    /** The client key that it was given to first. */
    KEY,
    /** Every client key whose requests go to the same provider and model. */
    SHARED;

    private static Scope parse(String text) {
      return Arrays.stream(values())
          .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("must be key or shared, was " + text));
    }
  }

  private static final int HEAP_PART = 4;

  static final Setting<Boolean> ENABLED = Setting.flag("nexus.cache.enabled", false);
  static final Setting<Duration> TTL = Setting.duration("nexus.cache.ttl", "10m", "1s", "30d");
  static final Setting<Long> MAX_SIZE =
      Setting.size("nexus.cache.max-size", "256MiB", "1MiB", "1024GiB");
  static final Setting<Long> MAX_ANSWER =
      Setting.size("nexus.cache.max-answer", "1MiB", "1KiB", "256MiB");
  static final Setting<Scope> SCOPE = new Setting<>("nexus.cache.scope", "key", Scope::parse);

  public static CacheConfig read(SettingsReader settings) {
    CacheConfig config =
        new CacheConfig(
            settings.read(ENABLED),
            settings.read(TTL),
            settings.read(MAX_SIZE),
            settings.read(MAX_ANSWER),
            settings.read(SCOPE));
    if (config.maxAnswer > config.maxSize) {
      settings.fault(
          MAX_ANSWER.key()
              + " must not be more than "
              + MAX_SIZE.key()
              + ", was "
              + config.maxAnswer);
    }
    return config;
  }

  /** Bytes of all answers that are kept, which are never more than a quarter of the heap. */
  public long room() {
    return Math.min(maxSize, Runtime.getRuntime().maxMemory() / HEAP_PART);
  }
}
