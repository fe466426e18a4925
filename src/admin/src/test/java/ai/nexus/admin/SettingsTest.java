package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void areDocumentedWithTheirDefaults() throws IOException {
    List<Setting<?>> settings = SettingsDocument.settingsIn(Path.of("target/classes"));

    assertThat(settings)
        .extracting(Setting::key)
        .containsExactlyInAnyOrder("nexus.admin.token", "nexus.admin.allowed-hosts");
    assertThat(
            SettingsDocument.read(Path.of("../../server-config/nexus.properties"))
                .faultsOf(settings))
        .isEmpty();
  }
}
