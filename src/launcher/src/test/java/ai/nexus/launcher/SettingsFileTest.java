package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir Path home;

  @Test
  void namesKeysThatHaveNoEffect() throws Exception {
    List<String> warnings =
        warnings(
            """
            nexus.api.prot=1
            nexus.Admin.Port=2
            NEXUS_API_ADDRESS=::1
            nexus.home=/x
            nexus.nothing.like.it=3
            nexus.request.max-body=1MiB
            other.key=4
            """);

    assertThat(warnings)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).endsWith("nexus.api.prot; did you mean nexus.api.port?"),
            line -> assertThat(line).endsWith("nexus.Admin.Port; did you mean nexus.admin.port?"),
            line -> assertThat(line).endsWith("NEXUS_API_ADDRESS; did you mean nexus.api.address?"),
            line -> assertThat(line).contains("nexus.home has no effect", "NEXUS_HOME"),
            line -> assertThat(line).endsWith("there is no setting nexus.nothing.like.it"));
  }

  @Test
  void warnsOfASecretThatOthersMayRead() throws Exception {
    Path file = write("nexus.admin.token=correct-horse\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(read().warnings(KnownSettings.bundled()))
        .singleElement()
        .asString()
        .contains("chmod 600 " + file)
        .doesNotContain("correct-horse");
  }

  @Test
  void leavesAPrivateFileAlone() throws Exception {
    Path file = write("nexus.admin.token=correct-horse\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(read().warnings(KnownSettings.bundled())).isEmpty();
  }

  @Test
  void saysThatTheFileIsNotUtf8() throws Exception {
    Files.write(
        home.resolve("nexus.properties"), "nexus.a=ü".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::read)
        .hasMessageContaining("nexus.properties is not UTF-8")
        .hasMessageNotContaining("Exception");
  }

  private List<String> warnings(String text) throws Exception {
    write(text);
    return read().warnings(KnownSettings.bundled());
  }

  private Path write(String text) throws Exception {
    return Files.writeString(home.resolve("nexus.properties"), text);
  }

  private SettingsFile read() throws StartupException {
    return SettingsFile.read(home);
  }
}
