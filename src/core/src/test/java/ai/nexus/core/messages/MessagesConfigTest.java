package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesConfigTest {

  @Test
  void storesWhatTheProviderAsksForByDefault() {
    MessagesConfig config = MessagesConfig.read(settings(Optional.empty()));

    assertThat(config.keeps(provider(true))).isTrue();
    assertThat(config.keeps(provider(false))).isFalse();
  }

  @Test
  void storesAllOrNothingWhenTold() {
    assertThat(MessagesConfig.read(settings(Optional.of("all"))).keeps(provider(false))).isTrue();
    assertThat(MessagesConfig.read(settings(Optional.of("off"))).keeps(provider(true))).isFalse();
  }

  @Test
  void refusesAnotherWord() {
    SettingsReader settings = settings(Optional.of("some"));

    MessagesConfig.read(settings);

    assertThatThrownBy(settings::check)
        .hasMessageContaining("nexus.messages.store must be off, provider or all, was some");
  }

  @Test
  void keepsForEverByDefault() {
    MessagesConfig config = MessagesConfig.read(settings(Optional.empty()));

    assertThat(config.maxAge()).isEmpty();
    assertThat(config.maxSize()).isEmpty();
  }

  @Test
  void takesLimits() {
    Map<String, String> values =
        Map.of("nexus.messages.max-age", "30d", "nexus.messages.max-size", "2GiB");
    MessagesConfig config =
        MessagesConfig.read(new SettingsReader(key -> Optional.ofNullable(values.get(key))));

    assertThat(config.maxAge()).hasValue(Duration.ofDays(30));
    assertThat(config.maxSize()).hasValue(2L << 30);
  }

  @Test
  void refusesALimitThatEmptiesTheStore() {
    Map<String, String> values =
        Map.of("nexus.messages.max-age", "5h", "nexus.messages.max-size", "none ever");
    SettingsReader settings = new SettingsReader(key -> Optional.ofNullable(values.get(key)));

    MessagesConfig.read(settings);

    assertThatThrownBy(settings::check)
        .hasMessageContaining(
            "nexus.messages.max-age must be between 1d and 36500d, was 5h; none is no limit")
        .hasMessageContaining("nexus.messages.max-size must be a size such as");
  }

  private static SettingsReader settings(Optional<String> store) {
    return new SettingsReader(key -> key.equals("nexus.messages.store") ? store : Optional.empty());
  }

  private static Provider provider(boolean storeMessages) {
    return new Provider(
        1,
        "A",
        Dialect.OPENAI,
        URI.create("http://a"),
        Optional.empty(),
        Optional.empty(),
        storeMessages,
        OnClientGone.CANCEL);
  }
}
