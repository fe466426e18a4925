package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Servers;
import ai.nexus.testkit.demo.Demonstration;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The README's first command. Maven itself is not started again, since it would write into the
 * folders of the build that runs this test; what its profile runs is.
 */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "runs a server of its own")
class DemonstrationIT {

  private static final String COMMAND = "mvn -Pdemo";

  @Test
  void showsAnAnswerAndItsTokensAndStops() throws Exception {
    ServerPlan plan = Servers.plan("demo");
    Path output = plan.home().resolveSibling(plan.home().getFileName() + ".out");
    Files.createDirectories(output.getParent());

    Process demo = start(plan, "true", output);

    assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String shown = Files.readString(output);
    assertThat(demo.exitValue()).as(shown).isZero();
    assertThat(shown)
        .contains("NexusAI is ready", "/v1/chat/completions, streamed")
        .contains("the tokens are already in the statistics.")
        .containsPattern("Demonstration +demo +\\d+ +\\d{2,} +reported +\\d+ +completed");
  }

  @Test
  void failsWithAReasonWhenAPortIsTaken() throws Exception {
    ServerPlan plan = Servers.plan("demo-taken");
    Path output = plan.home().resolveSibling(plan.home().getFileName() + ".out");
    Files.createDirectories(output.getParent());
    try (var taken =
        new java.net.ServerSocket(plan.apiPort(), 1, java.net.InetAddress.getLoopbackAddress())) {
      Process demo = start(plan, "true", output);

      assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(demo.exitValue()).isNotZero();
      assertThat(Files.readString(output))
          .contains("port " + taken.getLocalPort() + " is in use", "NEXUS_API_PORT")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void isWhatTheReadmeNamesFirst() throws IOException {
    Path readme = Path.of(System.getProperty("nexus.readme"));
    String english = Files.readString(readme, StandardCharsets.UTF_8);
    String chinese =
        Files.readString(readme.resolveSibling("src/docs/README.zh-CN.md"), StandardCharsets.UTF_8);
    String pom = Files.readString(readme.resolveSibling("pom.xml"), StandardCharsets.UTF_8);

    assertThat(firstCommand(english)).isEqualTo(COMMAND);
    assertThat(firstCommand(chinese)).isEqualTo(COMMAND);
    assertThat(pom).contains("<id>demo</id>", "<defaultGoal>package</defaultGoal>");
  }

  private static Process start(ServerPlan plan, String exit, Path output) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Demonstration.class.getName(),
            plan.jar().toString(),
            plan.home().toString(),
            exit);
    builder.environment().put("NEXUS_API_PORT", Integer.toString(plan.apiPort()));
    builder.environment().put("NEXUS_ADMIN_PORT", Integer.toString(plan.adminPort()));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static String firstCommand(String readme) {
    int start = readme.indexOf("```bash\n") + "```bash\n".length();
    return readme.substring(start, readme.indexOf('\n', start));
  }
}
