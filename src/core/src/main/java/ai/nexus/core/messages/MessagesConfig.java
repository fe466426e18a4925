package ai.nexus.core.messages;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whose requests and responses are stored.
 *
 * @param maxBytes of one exchange's response that are kept; the rest is left out and said to be
 */
public record MessagesConfig(Choice store, long maxBytes) {

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

  public static MessagesConfig read(SettingsReader settings) {
    return new MessagesConfig(settings.read(STORE), settings.read(MAX_BYTES));
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
