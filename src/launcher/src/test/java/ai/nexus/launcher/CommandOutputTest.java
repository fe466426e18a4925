package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The texts are Payara Micro 6.2025.10's own. */
class CommandOutputTest {

  @Test
  void leavesWhatTheApplicationSaid() {
    var output =
        new CommandOutput(
            """
            PlainTextActionReporterFAILUREDescription: deploy AdminCommandError occurred during \
            deployment: Exception while loading the app : java.lang.IllegalStateException: \
            ContainerBase.addChild: start: org.apache.catalina.LifecycleException: \
            java.lang.IllegalStateException: Bad configuration:
              nexus.a must be true or false
              nexus.b must be a number. Please see server.log for more details.
                [name=api
            """);

    assertThat(output.reason())
        .isEqualTo(
            "Bad configuration:\n  nexus.a must be true or false\n  nexus.b must be a number");
  }

  @Test
  void tellsAnApplicationsFaultsAlone() {
    var output = new CommandOutput("Bad configuration:\n  nexus.a is bad\n  nexus.b is bad");

    assertThat(output.fault(command("deploy x.war"))).isEqualTo("nexus.a is bad\n  nexus.b is bad");
  }

  @Test
  void namesTheCommandWhereTheServerRefusesIt() {
    assertThat(new CommandOutput("No such command").fault(command("deploi x.war")))
        .isEqualTo("\"deploi x.war\" failed:\n  No such command");
  }

  @Test
  void leavesTheReasonWhyAFileIsNoApplication() {
    var output =
        new CommandOutput(
            "PlainTextActionReporterFAILUREDescription: deploy AdminCommandError occurred during"
                + " deployment: java.io.IOException: invalid zip file: file:/x/api.war. Please see"
                + " server.log for more details.\n    [name=api\n");

    assertThat(output.reason()).isEqualTo("invalid zip file: file:/x/api.war");
  }

  @Test
  void leavesTheReasonWhyTheDatabaseDoesNotAnswer() {
    var output =
        new CommandOutput(
            "PlainTextActionReporterFAILUREjakarta.resource.ResourceException: Connection could not"
                + " be allocated because: Connection to db:5432 refused. Please check the"
                + " server.log for more details.Ping Connection Pool failed for nexus-pool.\n");

    assertThat(output.reason())
        .isEqualTo("Connection could not be allocated because: Connection to db:5432 refused");
  }

  @Test
  void leavesATextOfAnotherShapeAlone() {
    assertThat(new CommandOutput("No such command").reason()).isEqualTo("No such command");
  }

  private static PostBootScript.Command command(String line) {
    return PostBootScript.parse(line, Map.of()).commands().get(0);
  }
}
