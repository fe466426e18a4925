package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Figures;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger's figures, which admin reads from the LLM API through JMX. */
@ExtendWith(GatewayExtension.class)
class MetricsIT {

  private static final List<String> NAMES =
      List.of(
          "nexus_ledger_entries_written_total",
          "nexus_ledger_entries_refused_total",
          "nexus_ledger_entries_lost_total",
          "nexus_ledger_journal_failures_total",
          "nexus_ledger_entries_waiting",
          "nexus_ledger_outage");

  private final Gateway gateway;

  MetricsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void eachFigureIsThereInPrometheusText() {
    HttpResponse<String> answer = gateway.admin().call("GET", "/metrics", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain;")
        .contains("version=0.0.4", "charset=utf-8");
    assertThat(Figures.of(gateway.admin())).containsOnlyKeys(NAMES);
    for (String name : NAMES) {
      String kind = name.endsWith("_total") ? "counter" : "gauge";
      assertThat(answer.body()).contains("# HELP " + name + " ", "# TYPE " + name + " " + kind);
    }
  }

  @Test
  void writtenEntriesAreCountedAndNoneWaits() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
    long before = written();

    tenant.chat().complete(tenant.question("hi"));

    await().until(() -> written() > before);
    await().until(() -> Figures.of(gateway.admin()).get("nexus_ledger_entries_waiting") == 0);
    assertThat(Figures.of(gateway.admin())).containsEntry("nexus_ledger_outage", 0L);
  }

  private long written() {
    return Figures.of(gateway.admin()).get("nexus_ledger_entries_written_total");
  }
}
