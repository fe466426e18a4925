package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Figures;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A disk that takes no more usage records. The journal's next segments are links to /dev/full,
 * which the kernel answers as it does a full disk (ENOSPC), and which takes no privilege.
 */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the files are somebody else's")
class FullDiskIT {

  private static final Path FULL = Path.of("/dev/full");
  private static final int MORE_THAN_A_SEGMENT = 500;

  private final ServerPlan plan =
      Servers.plan("full-disk").with("NEXUS_USAGE_SEGMENT_SIZE", "64KiB");
  private final Path journal = plan.home().resolve("data/journal");
  private final String conversation = Tenant.conversation();

  @Test
  void requestsAreRefusedUnaskedUntilTheDiskTakesRecordsAgain() throws IOException {
    try (FakeProvider upstream = FakeProvider.start()) {
      int asked;
      try (NexusServer server = NexusServer.start(plan)) {
        Tenant tenant = Gateway.on(server, upstream).tenant().serve(ChatAnswer.of("one two three"));
        Files.createSymbolicLink(segment(2), FULL);
        Path next = Files.createSymbolicLink(segment(3), FULL);

        HttpResponse<String> refused = askUntilRefused(tenant);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"ledger_unavailable\"");
        assertThat(refused.headers().firstValue("x-should-retry")).hasValue("true");
        int answered = tenant.received().size();
        assertThat(ask(tenant).statusCode()).isEqualTo(503);
        assertThat(tenant.received()).hasSize(answered);
        await().until(() -> Entries.all(server, conversation).size() == answered);
        assertThat(figures(tenant))
            .containsEntry("nexus_ledger_journal_failures_total", 1L)
            .containsEntry("nexus_ledger_outage", 1L)
            .containsEntry("nexus_ledger_entries_lost_total", 0L);
        assertThat(ready(tenant).statusCode()).isEqualTo(503);
        assertThat(ready(tenant).body()).contains("{\"name\":\"ledger\",\"status\":\"DOWN\"}");
        assertThat(log()).contains("\"code\":\"journal_refused\"");

        Files.delete(next);

        await().until(() -> ask(tenant).statusCode() == 200);
        await().until(() -> figures(tenant).get("nexus_ledger_outage") == 0);
        assertThat(log()).contains("\"code\":\"journal_back\"");
        assertThat(ready(tenant).statusCode()).isEqualTo(200);
        asked = tenant.received().size();
        server.kill();
      }
      try (NexusServer again = NexusServer.start(plan)) {
        assertThat(Entries.all(again, conversation)).hasSize(asked);
      }
    }
  }

  private HttpResponse<String> askUntilRefused(Tenant tenant) {
    HttpResponse<String> answer = ask(tenant);
    for (int i = 0; i < MORE_THAN_A_SEGMENT && answer.statusCode() == 200; i++) {
      answer = ask(tenant);
    }
    return answer;
  }

  private HttpResponse<String> ask(Tenant tenant) {
    return tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", conversation);
  }

  private static Map<String, Long> figures(Tenant tenant) {
    return Figures.of(tenant.gateway().admin());
  }

  private static HttpResponse<String> ready(Tenant tenant) {
    return tenant.gateway().admin().call("GET", "/health/ready", "");
  }

  private Path segment(int number) {
    return journal.resolve("%012d.log".formatted(number));
  }

  private String log() throws IOException {
    return Files.readString(plan.home().resolve("logs/nexus.log"));
  }
}
