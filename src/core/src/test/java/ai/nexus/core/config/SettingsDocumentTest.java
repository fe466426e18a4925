package ai.nexus.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocumentTest {

  private static final Path DOCUMENT = Path.of("../../server-config/nexus.properties");
  private static final Setting<Integer> PORT = Setting.number("nexus.port", 80, 1, 65535);

  @TempDir Path folder;

  @Test
  void documentsEverySettingOfThisModuleWithItsDefault() throws IOException {
    List<Setting<?>> settings = SettingsDocument.settingsIn(Path.of("target/classes"));

    assertThat(settings).extracting(Setting::key).contains("nexus.home", "nexus.master.key");
    assertThat(SettingsDocument.read(DOCUMENT).faultsOf(settings)).isEmpty();
  }

  @Test
  void holdsNothingThatTakesEffectUntouched() throws IOException {
    assertThat(Files.readAllLines(DOCUMENT))
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void noticesAMissingKey() throws IOException {
    assertThat(faults("# A port.", "#nexus.other=80"))
        .containsExactly("nexus.port is not documented");
  }

  @Test
  void noticesAnotherDefault() throws IOException {
    assertThat(faults("# A port.", "#nexus.port=81"))
        .containsExactly("nexus.port is documented as 81, is 80");
  }

  @Test
  void noticesAKeyWithoutDescription() throws IOException {
    assertThat(faults("# A port.", "", "#nexus.port=80"))
        .containsExactly("nexus.port has no description");
  }

  private List<String> faults(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("nexus.properties"), List.of(lines));
    return SettingsDocument.read(file).faultsOf(List.of(PORT));
  }
}
