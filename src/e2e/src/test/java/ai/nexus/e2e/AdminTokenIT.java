package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.RawRequest;
import ai.nexus.e2e.support.Servers;
import ai.nexus.testkit.server.NexusServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What the admin port tells whom that does not send the token. */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the server is somebody else's")
class AdminTokenIT {

  private static final List<String> OPEN =
      List.of(
          "/ready",
          "/health",
          "/health/live",
          "/health/ready",
          "/health/started",
          "/",
          "/console/console.js");
  private static final List<String> CLOSED =
      List.of("/targets", "/metrics", "/health/other", "/providers", "/console", "/console/a.b.js");
  private static final List<String> ROUNDABOUT =
      List.of(
          "/console/../providers",
          "/console/x.js/../../providers",
          "/console/..;/providers",
          "/console/%2e%2e/providers",
          "/console/..%2fproviders",
          "//providers",
          "/;x/providers",
          "/ready/../providers");

  @Test
  void probesAndTheConsolesFilesNeedNoneAndAllElseDoes() throws IOException {
    var plan = Servers.plan("token").with("NEXUS_ADMIN_TOKEN", "a-token-that-nobody-sends");
    try (NexusServer server = NexusServer.start(plan)) {
      Chat stranger = new Chat(server.admin(), "");

      assertThat(OPEN).allMatch(path -> stranger.get(path).statusCode() == 200);
      assertThat(CLOSED).allMatch(path -> stranger.get(path).statusCode() == 401);
      assertThat(stranger.send("POST", "/", BodyPublishers.ofString("{}")).statusCode())
          .isEqualTo(401);
      for (String path : ROUNDABOUT) {
        assertThat(RawRequest.send(server.admin(), "GET", path))
            .as(path)
            .matches("(?s)HTTP/1.1 40[014] .*");
      }
    }
  }
}
