package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of the real jar that must end with status 1 and say why. */
class RefusedStartIT {

  @TempDir Path home;

  @Test
  void namesEveryBadSetting() throws Exception {
    Map<String, String> settings =
        Map.of("NEXUS_API_PORT", "99999", "NEXUS_DATABASE_POOL_MAX", "0");

    String message = refusal(settings);

    assertThat(message).contains("nexus.api.port", "nexus.database.pool.max");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void namesTheFolderThatCannotBeWritten() throws Exception {
    Files.createFile(home.resolve("messages"));

    assertThat(refusal(Map.of())).contains(home.resolve("messages").toString(), "NEXUS_HOME");
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

  private String refusal(Map<String, String> settings) throws Exception {
    try (var gateway = GatewayProcess.start(home, settings)) {
      assertThat(gateway.awaitExit()).isEqualTo(1);
      assertThat(gateway.out()).isEmpty();
      assertThat(gateway.err()).startsWith("NexusAI cannot start:");
      return gateway.err();
    }
  }
}
