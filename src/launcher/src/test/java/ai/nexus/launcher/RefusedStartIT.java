package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of the real jar that must end with status 1 and say why. */
class RefusedStartIT {

  @TempDir Path home;

  @Test
  void namesEveryBadSetting() throws Exception {
    Map<String, String> settings =
        Map.of(
            "NEXUS_API_PORT", "99999",
            "NEXUS_DATABASE_POOL_MAX", "0",
            "NEXUS_REQUEST_MAX_BODY", "1TiB",
            "NEXUS_ADMIN_TOKEN", "short",
            "NEXUS_MASTER_KEY", "short");

    String message = refusal(settings);

    assertThat(message.lines().skip(1).map(String::strip))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("nexus.api.port must be"),
            line -> assertThat(line).startsWith("nexus.database.pool.max must be"),
            line -> assertThat(line).startsWith("nexus.request.max-body must have the unit"),
            line -> assertThat(line).startsWith("nexus.master.key: the master key must be"),
            line -> assertThat(line).startsWith("nexus.admin.token must have"));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void namesTheFolderThatCannotBeWritten() throws Exception {
    Files.createFile(home.resolve("messages"));

    assertThat(refusal(Map.of())).contains(home.resolve("messages").toString(), "NEXUS_HOME");
  }

  @Test
  void saysOnlyWhatToChangeWhereAnApplicationRefuses() throws Exception {
    Files.createDirectory(home.resolve("data"));
    Files.writeString(home.resolve("data/master.key"), "no key\n");
    Files.setPosixFilePermissions(
        home.resolve("data/master.key"), PosixFilePermissions.fromString("rw-r-----"));

    assertThat(refusal(Map.of()).lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("  others may read the master key file");
  }

  @Test
  void saysWhyAnApplicationDoesNotDeploy() throws Exception {
    Path applications = Files.createDirectory(home.resolve("applications"));
    Files.writeString(applications.resolve("api.war"), "not an archive");
    Files.writeString(applications.resolve("admin.war"), "not an archive");

    String message = refusal(Map.of("NEXUS_APPLICATIONS", applications.toString()));

    assertThat(message).contains("api.war", "invalid zip file").doesNotContain("\tat ");
    assertThat(home.resolve("data/server")).doesNotExist();
  }

  @Test
  void namesTheApplicationOfAnotherBuild() throws Exception {
    Path applications = Files.createDirectory(home.resolve("applications"));
    byte[] library = Zip.of("ai/nexus/core/error/Failure.class", new byte[] {1});
    byte[] war = Zip.of("WEB-INF/lib/nexus-core-0.9.0.jar", library);
    Files.write(applications.resolve("api.war"), war);
    Files.write(applications.resolve("admin.war"), Zip.of("WEB-INF/x", new byte[0]));

    String message = refusal(Map.of("NEXUS_APPLICATIONS", applications.toString()));

    assertThat(message.lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("  nexus.applications: api.war was built with another nexus-core-0.9.0.jar");
  }

  private String refusal(Map<String, String> settings) throws Exception {
    try (var gateway = GatewayProcess.start(home, settings)) {
      assertThat(gateway.awaitExit()).isEqualTo(1);
      assertThat(gateway.out()).isEmpty();
      assertThat(gateway.err()).startsWith("NexusAI cannot start:");
      return gateway.err();
    }
  }
}
