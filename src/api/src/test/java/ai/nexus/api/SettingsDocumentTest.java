package ai.nexus.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  @Test
  void documentsEverySettingOfTheApiWithItsDefault() throws Exception {
    List<Setting<?>> settings = SettingsDocument.settingsIn(Path.of("target/classes"));

    assertThat(settings).extracting(Setting::key).contains("nexus.upstream.idle-timeout");
    assertThat(
            SettingsDocument.read(Path.of("../../server-config/nexus.properties"))
                .faultsOf(settings))
        .isEmpty();
  }
}
