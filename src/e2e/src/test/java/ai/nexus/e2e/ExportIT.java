package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single entries of the ledger, as a list and as a file. */
@ExtendWith(GatewayExtension.class)
class ExportIT {

  private static final int ASKED = 5;

  private final Gateway gateway;
  private Tenant tenant;

  ExportIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @BeforeEach
  void ask() {
    tenant = gateway.tenant().serve(ChatAnswer.of("one two three"));
    for (int i = 0; i < ASKED; i++) {
      tenant.chat().complete(tenant.question("hi"));
    }
  }

  @Test
  void listsEntriesNewestFirstPageByPage() {
    List<JsonObject> all = new ArrayList<>();
    Optional<String> page = Optional.of("/stats/entries?limit=2&model=" + tenant.model());
    while (page.isPresent()) {
      HttpResponse<String> answer = get(page.get());
      all.addAll(
          JsonText.object("{\"page\":" + answer.body() + "}")
              .getJsonArray("page")
              .getValuesAs(JsonObject.class));
      page = answer.headers().firstValue("Link").map(ExportIT::target);
    }

    assertThat(all).hasSize(ASKED);
    assertThat(all)
        .extracting(entry -> entry.getString("id"))
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(all).allMatch(entry -> entry.getInt("completion_tokens") == 3);
  }

  @Test
  void exportsOneObjectALineOldestFirst() {
    HttpResponse<String> answer = get("/stats/export?model=" + tenant.model());

    List<JsonObject> entries = answer.body().lines().map(JsonText::object).toList();
    assertThat(entries).hasSize(ASKED);
    assertThat(entries).extracting(entry -> entry.getString("id")).isSorted();
    assertThat(entries.get(0).getString("conversation_id")).startsWith("conv_");
    assertThat(entries.get(0).getString("ended_at")).endsWith("Z");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/jsonl");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"usage-\\d{8}T\\d{6}Z\\.jsonl\"");
  }

  @Test
  void exportsRowsWithAHeader() {
    HttpResponse<String> answer = get("/stats/export?format=csv&provider=" + tenant.providerId());

    List<String> lines = List.of(answer.body().split("\r\n", -1));
    assertThat(lines).hasSize(ASKED + 2).last().isEqualTo("");
    assertThat(lines.get(0)).startsWith("id,request_id,conversation_id,").endsWith("client_retry");
    assertThat(lines.get(1)).contains("," + tenant.model() + ",", ",completed,reported,200,");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
  }

  @Test
  void anExportWithoutEntriesHasItsHeader() {
    String body = get("/stats/export?format=csv&model=none-" + tenant.model()).body();

    assertThat(body).startsWith("id,").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/stats/export?format=xml, format",
    "/stats/export?limit=5, limit",
    "/stats/export?modell=x, modell",
    "/stats/entries?from=yesterday, from",
    "/stats/entries?after=%27, after",
    "/stats/entries?outcome=fine, outcome",
  })
  void namesTheParameterThatIsWrong(String path, String name) {
    HttpResponse<String> refused = gateway.admin().call("GET", path, "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JsonText.object(refused.body()).getJsonArray("errors").getJsonObject(0))
        .containsEntry("field", Json.createValue(name));
  }

  /** Four may run at a time. */
  @Test
  void takesNoPlaceForWhatHasEnded() {
    for (int i = 0; i < 5; i++) {
      gateway.admin().call("GET", "/stats/export?format=xml", "");
      gateway.admin().call("HEAD", "/stats/export", "");
    }

    assertThat(get("/stats/export?model=" + tenant.model()).body()).hasLineCount(ASKED);
  }

  private HttpResponse<String> get(String path) {
    HttpResponse<String> answer = gateway.admin().call("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static String target(String link) {
    URI uri = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
