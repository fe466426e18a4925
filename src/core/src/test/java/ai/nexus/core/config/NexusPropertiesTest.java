package ai.nexus.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NexusPropertiesTest {

  @TempDir Path home;

  @Test
  void readsTheFileInTheHome() throws IOException {
    Files.writeString(home.resolve("nexus.properties"), "# ports\nnexus.api.port = 1\nname=模型\n");

    NexusProperties properties = new NexusProperties(home);

    assertThat(properties.getValue("nexus.api.port")).isEqualTo("1");
    assertThat(properties.getValue("name")).isEqualTo("模型");
    assertThat(properties.getPropertyNames()).containsExactlyInAnyOrder("nexus.api.port", "name");
  }

  @Test
  void hasNoValuesWithoutTheFile() {
    assertThat(new NexusProperties(home).getPropertyNames()).isEmpty();
  }

  @Test
  void givesWayToTheEnvironmentAndSystemProperties() {
    assertThat(new NexusProperties(home).getOrdinal()).isLessThan(300);
  }

  @Test
  void namesTheFileThatItCannotRead() throws IOException {
    Files.writeString(home.resolve("nexus.properties"), "a=\\uZZZZ");

    assertThatThrownBy(() -> new NexusProperties(home))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(home.resolve("nexus.properties").toString());
  }

  @Test
  void isFoundByTheServer() {
    assertThat(ServiceLoader.load(ConfigSource.class))
        .hasAtLeastOneElementOfType(NexusProperties.class);
  }
}
