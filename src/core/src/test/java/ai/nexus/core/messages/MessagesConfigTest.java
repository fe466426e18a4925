package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.SettingsReader;
import java.net.URI;
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

  private static SettingsReader settings(Optional<String> store) {
    return new SettingsReader(key -> key.equals("nexus.messages.store") ? store : Optional.empty());
  }

  private static Provider provider(boolean storeMessages) {
    return new Provider(
        1,
        "A",
        URI.create("http://a"),
        Optional.empty(),
        Optional.empty(),
        storeMessages,
        OnClientGone.CANCEL);
  }
}
