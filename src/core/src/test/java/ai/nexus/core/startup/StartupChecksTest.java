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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  @Test
  void makesNoOtherKeyForADatabaseThatHasOne() throws Exception {
    DataSource database = Databases.migrated();
    StartupChecks.pass(settings(Map.of()), home(), database);
    Path file = folder.resolve("data/master.key");
    Files.delete(file);

    assertThatThrownBy(() -> StartupChecks.pass(settings(Map.of()), home(), database))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContainingAll(file + " is missing", "NEXUS_MASTER_KEY_RESET=true");
    assertThat(file).doesNotExist();
  }

  @Test
  void makesNoKeyWithoutADatabase() {
    EmbeddedDataSource absent = Databases.empty();
    absent.setCreateDatabase("");

    assertThatThrownBy(() -> StartupChecks.pass(settings(Map.of()), home(), absent))
        .isInstanceOf(BadConfigurationException.class);
    assertThat(folder.resolve("data/master.key")).doesNotExist();
  }

  @Test
  void givesTheSecretsUpWhenToldTo() throws Exception {
    DataSource database = Databases.migrated();
    StartupChecks.pass(settings(Map.of()), home(), database);
    insertProvider(database);
    Files.delete(folder.resolve("data/master.key"));

    StartupChecks.pass(settings(Map.of("nexus.master.key.reset", "true")), home(), database);
    StartupChecks.pass(settings(Map.of()), home(), database);

    assertThat(blankAndDisabledProviders(database)).isEqualTo(1);
  }

  @Test
  void givesNothingUpWhileTheKeyMatches() throws Exception {
    DataSource database = Databases.migrated();
    StartupChecks.pass(settings(Map.of()), home(), database);
    insertProvider(database);

    StartupChecks.pass(settings(Map.of("nexus.master.key.reset", "true")), home(), database);

    assertThat(blankAndDisabledProviders(database)).isZero();
  }

  private static void insertProvider(DataSource database) throws SQLException {
    String sql =
        """
        insert into provider (name, server_url, server_key, personalized_key_hash,
          personalized_key_hint, description, proxy_url, enabled, store_messages, created_at,
          updated_at)
        values ('p', 'http://p', 'sealed', 'hash', 'hint', '', 'sealed', true, false, 0, 0)
        """;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      statement.executeUpdate(
          """
          insert into provider_key (provider_id, key_order, server_key)
          select id, 0, 'sealed' from provider
          """);
    }
  }

  private static int blankAndDisabledProviders(DataSource database) throws SQLException {
    String sql =
        """
        select count(*) from provider
        where server_key is null and proxy_url is null and enabled = false
          and not exists (select 1 from provider_key k where k.provider_id = provider.id)
        """;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private HomeConfig home() {
    return new HomeConfig(folder, 1, 2, "", "");
  }

  private static SettingsReader settings(Map<String, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)));
  }
}
