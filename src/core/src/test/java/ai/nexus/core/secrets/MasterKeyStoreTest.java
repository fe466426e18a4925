package ai.nexus.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.nexus.core.Databases;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyStoreTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data/master.key");
  }

  @Test
  void makesTheFileOnceForItsOwnerAlone() throws IOException {
    String sealed = new CredentialBox(load()).seal("place", "secret");

    assertThat(new CredentialBox(load()).open("place", sealed)).isEqualTo("secret");
    assumeTrue(isPosix());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void prefersTheSetting() {
    String key = MasterKey.random();

    MasterKey loaded = load(Map.of("nexus.master.key", key));

    String sealed = new CredentialBox(MasterKey.of(key)).seal("place", "secret");
    assertThat(new CredentialBox(loaded).open("place", sealed)).isEqualTo("secret");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAShortSettingWithoutShowingItAndMakesNoFile() {
    assertThatThrownBy(() -> load(Map.of("nexus.master.key", "hunter2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nexus.master.key")
        .hasMessageNotContaining("hunter2");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    assumeTrue(isPosix());
    load();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(this::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void givesAllThatStartAtOnceTheSameKey() {
    List<MasterKey> keys = IntStream.range(0, 8).parallel().mapToObj(i -> load()).toList();

    String sealed = new CredentialBox(keys.get(0)).seal("place", "secret");
    assertThat(keys)
        .allSatisfy(
            key -> assertThat(new CredentialBox(key).open("place", sealed)).isEqualTo("secret"));
  }

  @Test
  void knowsTheDatabaseItWasMadeWith() throws SQLException {
    DataSource database = Databases.migrated();
    MasterKey key = load();

    new MasterKeyCheck(database, key).verify();
    new MasterKeyCheck(database, key).verify();

    MasterKey other = MasterKey.of(MasterKey.random());
    assertThatThrownBy(() -> new MasterKeyCheck(database, other).verify())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the master key does not match this database");
  }

  private MasterKey load() {
    return load(Map.of());
  }

  private MasterKey load(Map<String, String> values) {
    SettingsReader settings = new SettingsReader(key -> Optional.ofNullable(values.get(key)));
    return MasterKeyStore.load(settings, new HomeConfig(folder, 1, 2, "", ""));
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
