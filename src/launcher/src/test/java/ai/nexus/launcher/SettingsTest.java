package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private static final SettingsCheck NO_APPLICATIONS = settings -> List.of();

  @TempDir Path home;

  @Test
  void listensOnLoopbackAndUsesDerbyByDefault() throws Exception {
    Settings settings = read(Map.of());

    assertThat(settings.home()).isEqualTo(home.toAbsolutePath());
    assertThat(settings.api().localUrl()).isEqualTo("http://127.0.0.1:5231");
    assertThat(settings.admin().localUrl()).isEqualTo("http://127.0.0.1:8000");
    assertThat(settings.database().dataSourceClass())
        .isEqualTo("org.apache.derby.jdbc.EmbeddedDataSource");
    assertThat(settings.database().properties())
        .containsEntry("databaseName", home.resolve("data/nexus").toString());
    assertThat(settings.applications()).isEmpty();
  }

  @Test
  void prefersSystemPropertyToEnvironmentToFile() throws Exception {
    Files.writeString(
        home.resolve("nexus.properties"),
        """
        nexus.api.port=1001
        nexus.admin.port=1002
        nexus.database.pool.max=40
        """);
    var systemProperties = new Properties();
    systemProperties.setProperty("nexus.api.port", "3001");

    Settings settings =
        Settings.read(
            SettingsSource.open(
                systemProperties,
                Map.of(
                    "NEXUS_HOME", home.toString(),
                    "NEXUS_API_PORT", "2001",
                    "NEXUS_ADMIN_PORT", "2002")),
            NO_APPLICATIONS);

    assertThat(settings.api().port()).isEqualTo(3001);
    assertThat(settings.admin().port()).isEqualTo(2002);
    assertThat(settings.database().maxConnections()).isEqualTo(40);
  }

  @Test
  void takesAnEmptyVariableForAbsent() throws Exception {
    assertThat(read(Map.of("NEXUS_API_PORT", " ")).api().port()).isEqualTo(5231);
  }

  @Test
  void reportsEveryFaultAtOnce() {
    Map<String, String> environment =
        Map.of(
            "NEXUS_API_PORT", "http",
            "NEXUS_ADMIN_PORT", "65536",
            "NEXUS_API_ADDRESS", "not an address",
            "NEXUS_DATABASE_URL", "jdbc:db2://host/nexus",
            "NEXUS_DATABASE_POOL_MAX", "1");

    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("nexus.api.port must be a number from 1 to 65535, was http")
        .hasMessageContaining("nexus.admin.port must be a number from 1 to 65535, was 65536")
        .hasMessageContaining("nexus.api.address")
        .hasMessageContaining("nexus.database.url")
        .hasMessageContaining("nexus.database.pool.max");
  }

  @Test
  void lowersAnUnsetPoolMinimumToTheMaximum() throws Exception {
    DatabaseSettings database = read(Map.of("NEXUS_DATABASE_POOL_MAX", "2")).database();

    assertThat(database.minConnections()).isEqualTo(2);
    assertThat(database.maxConnections()).isEqualTo(2);
  }

  @Test
  void listsAPoolMinimumAboveTheMaximumWithTheOtherFaults() {
    Map<String, String> environment =
        Map.of(
            "NEXUS_DATABASE_POOL_MIN", "9",
            "NEXUS_DATABASE_POOL_MAX", "3",
            "NEXUS_API_PORT", "0");

    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(
            "nexus.database.pool.min must not exceed nexus.database.pool.max, was 9, which exceeds"
                + " 3")
        .hasMessageContaining("nexus.api.port");
  }

  @Test
  void listsTheApplicationsFaultsWithItsOwn() throws Exception {
    var source =
        SettingsSource.open(
            new Properties(),
            Map.of(
                "NEXUS_HOME", home.toString(),
                "NEXUS_API_PORT", "0",
                "NEXUS_ADMIN_PORT", "9000"));
    SettingsCheck applications =
        settings ->
            List.of(
                "api.port is " + settings.apply("nexus.api.port").orElse("left out"),
                "admin.port is " + settings.apply("nexus.admin.port").orElse("left out"));

    assertThatThrownBy(() -> Settings.read(source, applications))
        .isInstanceOf(StartupException.class)
        .hasMessageContainingAll(
            "nexus.api.port must be", "api.port is left out", "admin.port is 9000");
  }

  @Test
  void refusesOnePortForBoth() {
    assertThatThrownBy(() -> read(Map.of("NEXUS_API_PORT", "8000")))
        .hasMessageContaining("nexus.api.port and nexus.admin.port must differ");
  }

  @Test
  void takesPostgresqlFromItsUrl() throws Exception {
    DatabaseSettings database =
        read(Map.of(
                "NEXUS_DATABASE_URL", "jdbc:postgresql://db:5432/nexus",
                "NEXUS_DATABASE_USER", "nexus",
                "NEXUS_DATABASE_PASSWORD", "se:cr=et"))
            .database();

    assertThat(database.dataSourceClass()).isEqualTo("org.postgresql.ds.PGSimpleDataSource");
    assertThat(database.poolProperties())
        .isEqualTo("password=se\\:cr\\=et:url=jdbc\\:postgresql\\://db\\:5432/nexus:user=nexus");
    assertThat(database.toString()).doesNotContain("se:cr=et");
  }

  @Test
  void namesTheLoopbackAddressForAWildcard() throws Exception {
    assertThat(read(Map.of("NEXUS_API_ADDRESS", "0.0.0.0")).api().localUrl())
        .isEqualTo("http://127.0.0.1:5231");
  }

  @Test
  void refusesAFileThatIsNoPropertiesFile() throws Exception {
    Files.writeString(home.resolve("nexus.properties"), "nexus.api.port=\\uXXXX");

    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("nexus.properties");
  }

  private Settings read(Map<String, String> environment) throws StartupException {
    var withHome = new java.util.HashMap<>(environment);
    withHome.put("NEXUS_HOME", home.toString());
    return Settings.read(SettingsSource.open(new Properties(), withHome), NO_APPLICATIONS);
  }
}
