package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger says the moment the end of an answer has been received. */
@ExtendWith(GatewayExtension.class)
class StatisticsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");

  private final Gateway gateway;
  private final String conversation = Tenant.conversation();

  StatisticsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesWithTheProvidersOwnCount(boolean stream) {
    Tenant tenant = gateway.tenant().serve(HELLO);

    ask(tenant, stream);

    JsonObject entry = tenant.onlyEntry(conversation);
    TokenCount charged = tenant.onlyReceived().tokens().orElseThrow();
    assertThat(entry.getInt("prompt_tokens")).isEqualTo(charged.prompt());
    assertThat(entry.getInt("completion_tokens")).isEqualTo(charged.completion());
    assertThat(entry.getInt("input_tokens")).isEqualTo(charged.prompt());
    assertThat(entry.get("cache_write_1h_tokens")).isEqualTo(JsonValue.NULL);
    assertThat(entry.getJsonObject("raw_usage").getInt("completion_tokens"))
        .isEqualTo(charged.completion());
    assertThat(entry.getString("source")).isEqualTo("reported");
    assertThat(entry.getString("outcome")).isEqualTo("completed");
    assertThat(entry.getString("model_name")).isEqualTo(tenant.model());
    assertThat(entry.getBoolean("streamed")).isEqualTo(stream);
    assertThat(entry.getInt("http_status")).isEqualTo(200);
  }

  @Test
  void cumulativeUsageIsNotAddedUp() {
    Tenant tenant = gateway.tenant().serve(HELLO.reporting(UsageReport.EVERY_CHUNK));

    ask(tenant, true);

    assertThat(tenant.onlyEntry(conversation).getInt("completion_tokens")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void estimatesWhatTheProviderDoesNotReport(boolean stream) {
    Tenant tenant = gateway.tenant().serve(HELLO.reporting(UsageReport.NEVER));

    ask(tenant, stream);

    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("source")).isEqualTo("estimated");
    assertThat(entry.getInt("completion_tokens")).isPositive();
    assertThat(entry.getInt("prompt_tokens")).isPositive();
  }

  @Test
  void anUpstreamErrorIsRecordedWithoutTokens() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "no"));

    ask(tenant, false);

    assertEntry(tenant, "upstream_error", "none", 500);
    assertThat(tenant.onlyEntry(conversation).isNull("completion_tokens")).isTrue();
  }

  @Test
  void aBrokenStreamIsRecordedWithWhatCame() {
    Tenant tenant = gateway.tenant().serve(HELLO.cut(Cut.afterEvents(3)));

    ask(tenant, true);

    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
    assertThat(entry.getString("source")).isEqualTo("partial");
  }

  @Test
  void aClientThatLeavesIsRecorded() throws IOException {
    Script slow = HELLO.at(Pace.everyEvent(Duration.ofSeconds(1)));
    Tenant tenant = gateway.tenant().serve(slow);
    try (InputStream answer =
        tenant.chat().open(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation).body()) {
      answer.read();
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .ignoreException(IllegalStateException.class)
        .until(() -> tenant.entries(conversation).size() == 1);
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("client_closed");
    assertThat(tenant.onlyEntry(conversation).getString("source")).isEqualTo("partial");
  }

  @Test
  void aRefusedRequestIsRecorded() {
    Tenant tenant = gateway.tenant();

    tenant
        .chat()
        .complete(
            tenant.question("hi").replace(tenant.model(), "unknown"),
            "X-Conversation-Id",
            conversation);

    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("rejected");
    assertThat(entry.getString("error_code")).isEqualTo("model_not_found");
    assertThat(entry.isNull("provider_id")).isTrue();
  }

  @Test
  void theConversationMayStandInTheMetadata() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String named =
        "{\"metadata\":{\"conversation_id\":\"%s\"},".formatted(conversation)
            + tenant.question("hi").substring(1);

    HttpResponse<String> answer = tenant.chat().complete(named);

    assertThat(answer.headers().firstValue("x-conversation-id")).hasValue(conversation);
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("completed");
  }

  @Test
  void anUnnamedConversationGetsAnId() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    String made = answer.headers().firstValue("x-conversation-id").orElseThrow();
    assertThat(tenant.onlyEntry(made).getString("outcome")).isEqualTo("completed");
  }

  @Test
  void anEmptyHeaderNamesNoConversation() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String named =
        "{\"metadata\":{\"conversation_id\":\"%s\"},".formatted(conversation)
            + tenant.question("hi").substring(1);

    HttpResponse<String> made =
        tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", "");
    HttpResponse<String> inBody = tenant.chat().complete(named, "X-Conversation-Id", "");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.headers().firstValue("x-conversation-id").orElseThrow()).startsWith("conv_");
    assertThat(inBody.headers().firstValue("x-conversation-id")).hasValue(conversation);
  }

  @Test
  void everyIdThatIsTakenCanBeAskedFor() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    String odd = "-!\"#$%&'()*+,.:;<=>?@[]^_`{|}~%2F" + conversation;

    tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", odd);

    String inPath = URLEncoder.encode(odd, StandardCharsets.UTF_8);
    assertThat(gateway.admin().conversation(inPath).getString("conversation_id")).isEqualTo(odd);
  }

  @Test
  void totalsGrowByWhatWasUsedAndOutliveTheProvider() {
    Tenant tenant = gateway.tenant().serve(HELLO);

    ask(tenant, true);
    ask(tenant, false);
    gateway.admin().deleteProvider(tenant.providerId());

    JsonObject model =
        gateway.admin().total().getJsonArray("by_model").getValuesAs(JsonObject.class).stream()
            .filter(each -> each.getString("model_name").equals(tenant.model()))
            .findFirst()
            .orElseThrow();
    assertThat(model.getInt("requests")).isEqualTo(2);
    assertThat(model.getInt("completion_tokens")).isEqualTo(6);
    assertThat(model.getInt("total_tokens")).isEqualTo(8);
  }

  @Test
  void sumsByHourModelAndKeyWhatTheProviderCounted() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, true);
    ask(tenant, false);
    String query =
        "/stats?interval=day&group_by=provider,model,client_key&zone=Asia/Kathmandu&model=%s"
            .formatted(tenant.model());

    JsonObject answer = gateway.admin().object(query);

    assertThat(answer.getString("from")).endsWith("+05:45");
    JsonObject row = answer.getJsonArray("rows").getJsonObject(0);
    assertThat(answer.getJsonArray("rows")).hasSize(1);
    assertThat(row.getInt("provider_id")).isEqualTo((int) tenant.providerId());
    assertThat(row.getString("provider_name")).isNotEmpty();
    assertThat(row.getInt("requests")).isEqualTo(2);
    assertThat(row.getInt("completion_tokens")).isEqualTo(6);
    assertThat(row.getInt("prompt_tokens")).isEqualTo(2);
  }

  @Test
  void sumsOneConversation() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, true);
    tenant.chat().complete(tenant.question("hi"), "X-Conversation-Id", Tenant.conversation());

    JsonObject answer =
        gateway.admin().object("/stats?group_by=streamed&conversation_id=" + conversation);

    assertThat(answer.getJsonArray("rows")).hasSize(1);
    JsonObject row = answer.getJsonArray("rows").getJsonObject(0);
    assertThat(row.getBoolean("streamed")).isTrue();
    assertThat(row.getInt("requests")).isEqualTo(1);
  }

  @Test
  void sumsByConversation() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, true);
    ask(tenant, false);
    tenant.chat().complete(tenant.question("hi"));
    String made = conversationOf(tenant.chat().complete(tenant.question("hi")));
    tenant.chat().complete(tenant.question("and on"), "X-Conversation-Id", made);
    String query =
        "/stats?group_by=client_key,conversation_id&interval=month&model=" + tenant.model();

    List<JsonObject> rows = rows(query);

    assertThat(rows)
        .extracting(row -> row.get("conversation_id"), row -> row.getInt("completion_tokens"))
        .containsExactlyInAnyOrder(
            tuple(JsonValue.NULL, 3),
            tuple(Json.createValue(conversation), 6),
            tuple(Json.createValue(made), 6));
    assertThat(rows(query + "&conversation_id=" + made))
        .containsExactly(
            rows.stream().filter(row -> made.equals(text(row))).findFirst().orElseThrow());
  }

  private static String conversationOf(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-conversation-id").orElseThrow();
  }

  private static String text(JsonObject row) {
    return row.getString("conversation_id", "");
  }

  private List<JsonObject> rows(String query) {
    return gateway.admin().object(query).getJsonArray("rows").getValuesAs(JsonObject.class);
  }

  @Test
  void pagesThroughTheRows() {
    Tenant tenant = gateway.tenant().serve(HELLO);
    ask(tenant, true);
    ask(tenant, false);
    String query = "/stats?group_by=streamed&limit=1&model=" + tenant.model();

    HttpResponse<String> first = gateway.admin().call("GET", query, "");
    String link = first.headers().firstValue("Link").orElseThrow();
    URI next = URI.create(link.substring(1, link.indexOf('>')));
    JsonObject second = gateway.admin().object(next.getPath() + "?" + next.getRawQuery());

    assertThat(first.headers().firstValue("X-Total-Count")).hasValue("2");
    assertThat(JsonText.object(first.body()).getJsonArray("rows").getJsonObject(0))
        .containsEntry("streamed", JsonValue.FALSE);
    assertThat(second.getJsonArray("rows").getJsonObject(0))
        .containsEntry("streamed", JsonValue.TRUE);
  }

  @Test
  void namesEverythingThatIsWrongWithAQuery() {
    HttpResponse<String> answer =
        gateway
            .admin()
            .call("GET", "/stats?from=soon&zone=Mars&interval=year&group_by=colour&modell=a", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JsonText.object(answer.body()).getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .containsExactlyInAnyOrder("from", "zone", "interval", "group_by", "modell");
  }

  @Test
  void anUnknownConversationIsA404() {
    assertThat(gateway.admin().call("GET", "/stats/conversation/none", "").statusCode())
        .isEqualTo(404);
  }

  private void ask(Tenant tenant, boolean stream) {
    String body = stream ? tenant.streamQuestion("hi") : tenant.question("hi");
    tenant.chat().complete(body, "X-Conversation-Id", conversation);
  }

  private void assertEntry(Tenant tenant, String outcome, String source, int status) {
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo(outcome);
    assertThat(entry.getString("source")).isEqualTo(source);
    assertThat(entry.getInt("http_status")).isEqualTo(status);
  }
}
