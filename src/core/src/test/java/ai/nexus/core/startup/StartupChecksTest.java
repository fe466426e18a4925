package ai.nexus.core.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.nexus.core.Databases;
import ai.nexus.core.config.BadConfigurationException;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupChecksTest {

  @TempDir Path folder;

  @Test
  void makesTheFoldersAndReturnsTheMasterKey() throws SQLException {
    DataSource database = Databases.migrated();

    StartupChecks.pass(settings(Map.of()), home(), database);
    StartupChecks.pass(settings(Map.of()), home(), database);

    assertThat(folder.resolve("data")).isDirectory();
    assertThat(folder.resolve("logs")).isEmptyDirectory();
    assertThat(folder.resolve("messages")).isEmptyDirectory();
  }

  @Test
  void makesTheFoldersForTheirOwnerAlone() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));

    StartupChecks.pass(settings(Map.of()), home(), Databases.migrated());

    for (String name : List.of("data", "logs", "messages")) {
      assertThat(PosixFilePermissions.toString(modeOf(name))).as(name).isEqualTo("rwx------");
    }
  }

  private Set<PosixFilePermission> modeOf(String name) throws IOException {
    return Files.getPosixFilePermissions(folder.resolve(name));
  }

  @Test
  void namesEveryFaultAtOnce() throws IOException {
    Files.writeString(folder.resolve("logs"), "a file, no folder");
    EmbeddedDataSource absent = Databases.empty();
    absent.setCreateDatabase("");
    SettingsReader settings = settings(Map.of("nexus.master.key", "short"));
    settings.fault("nexus.api.port must be a number");

    assertThatThrownBy(() -> StartupChecks.pass(settings, home(), absent))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContainingAll(
            "nexus.api.port must be a number",
            "cannot write to the folder " + folder.resolve("logs"),
            "cannot bring the database schema up to date",
            "nexus.master.key: the master key must be");
  }

  @Test
  void refusesAnotherMasterKeyThanTheDatabases() throws SQLException {
    DataSource database = Databases.migrated();
    StartupChecks.pass(settings(Map.of()), home(), database);

    assertThatThrownBy(
            () ->
                StartupChecks.pass(
                    settings(Map.of("nexus.master.key", "another passphrase")), home(), database))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("the master key does not match this database");
  }

  private HomeConfig home() {
    return new HomeConfig(folder, 1, 2, "", "");
  }

  private static SettingsReader settings(Map<String, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)));
  }
}
