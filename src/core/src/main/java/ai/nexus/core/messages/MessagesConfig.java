package ai.nexus.core.messages;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.redaction.RedactionConfig;
import ai.nexus.core.redaction.Redactor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose requests and responses are stored, without what, and for how long.
 *
 * @param maxBytes of one exchange's response that are kept; the rest is left out and said to be
 * @param redactor takes out of them what must not be stored
 * @param maxAge after which they are removed; empty for never
 * @param maxSize bytes of the whole store, above which the oldest are removed; empty for no limit
 */
public record MessagesConfig(
    Choice store,
    long maxBytes,
    Redactor redactor,
    Optional<Duration> maxAge,
    Optional<Long> maxSize) {

  /** Which exchanges are stored. */
  public enum Choice {
    OFF,
    /** Those of providers that have store_messages set. */
    PROVIDER,
    ALL;

    private static Choice parse(String text) {
      return Arrays.stream(values())
          .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("must be off, provider or all, was " + text));
    }
  }

  public static final Setting<Choice> STORE =
      new Setting<>("nexus.messages.store", "provider", Choice::parse);
  public static final Setting<Long> MAX_BYTES =
      Setting.size("nexus.messages.max-bytes", "4MiB", "1KiB", "64MiB");
  public static final Setting<Optional<Duration>> MAX_AGE =
      Setting.orNone(Setting.duration("nexus.messages.max-age", "1d", "1d", "36500d"));
  public static final Setting<Optional<Long>> MAX_SIZE =
      Setting.orNone(Setting.size("nexus.messages.max-size", "1MiB", "1MiB", "1048576GiB"));

  public static MessagesConfig read(SettingsReader settings) {
    return new MessagesConfig(
        settings.read(STORE),
        settings.read(MAX_BYTES),
        RedactionConfig.read(settings),
        settings.read(MAX_AGE),
        settings.read(MAX_SIZE));
  }

  /** Whether exchanges with this provider are stored. */
  public boolean keeps(Provider provider) {
    return switch (store) {
      case OFF -> false;
      case PROVIDER -> provider.storeMessages();
      case ALL -> true;
    };
  }
}
