package ai.nexus.e2e;

import static ai.nexus.testkit.provider.RecordedRequest.State.ANSWERED;
import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static ai.nexus.testkit.provider.RecordedRequest.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.SocketClient;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.RecordedRequest;
import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.server.NexusServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Clients that hang up in the middle: what the provider sees, and what the entry tells of it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere it is noticed when something is written")
class DrainIT {

  private static final int MAX_DRAINS = 2;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  // Takes about three seconds, less than the gateway reads on.
  private static final ChatAnswer SLOW =
      ChatAnswer.of("one two three four five six seven")
          .at(Pace.everyEvent(Duration.ofMillis(300)));
  private static final ChatAnswer ENDLESS =
      ChatAnswer.of("again ".repeat(200)).at(Pace.everyEvent(Duration.ofSeconds(1)));

  private static FakeProvider upstream;
  private static NexusServer server;
  private static Gateway gateway;

  private final String conversation = Tenant.conversation();

  @BeforeAll
  static void start() {
    upstream = FakeProvider.start();
    server =
        NexusServer.start(
            Servers.plan("drain")
                .with("NEXUS_RELAY_DRAIN_TIMEOUT", "5s")
                .with("NEXUS_RELAY_MAX_DRAINS", String.valueOf(MAX_DRAINS)));
    gateway = Gateway.on(server, upstream);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void drainReadsAStreamToItsEndAndRecordsItsUsage() throws IOException {
    Tenant tenant = tenant("drain").serve(SLOW);

    askAndLeaveInTheMiddle(tenant);

    JsonObject entry = awaitEntry(tenant);
    assertThat(tenant.onlyReceived().state()).isEqualTo(ANSWERED);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("reported");
    assertThat(entry.getString("error_code")).isEqualTo("client_closed");
    assertThat(entry.getInt("http_status")).isEqualTo(499);
    assertCharged(entry, tenant);
  }

  @Test
  void drainEstimatesTheWholeTextWhereTheProviderReportsNothing() throws IOException {
    Tenant tenant = tenant("drain").serve(SLOW.reporting(UsageReport.NEVER));

    askAndLeaveInTheMiddle(tenant);

    JsonObject entry = awaitEntry(tenant);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("estimated");
    assertThat(entry.getInt("output_tokens")).isEqualTo(7);
  }

  @Test
  void drainReadsAJsonAnswerThatTheProviderIsStillThinkingOf() throws Exception {
    Tenant tenant = tenant("drain").serve(SLOW.at(Pace.thinkingFor(Duration.ofSeconds(3))));

    CompletableFuture<HttpResponse<byte[]>> asked =
        tenant.chat().later(tenant.question("hi"), "X-Conversation-Id", conversation);
    await().until(() -> tenant.received().size() == 1);
    asked.cancel(true);

    JsonObject entry = awaitEntry(tenant);
    assertThat(tenant.onlyReceived().state()).isEqualTo(ANSWERED);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("reported");
    assertCharged(entry, tenant);
  }

  @Test
  void drainReadsOnWhenASocketCloses() throws Exception {
    Tenant tenant = tenant("drain").serve(SLOW);

    try (SocketClient socket =
        SocketClient.open(gateway, tenant.key(), "X-Conversation-Id", conversation)) {
      socket.send(tenant.question("hi")).next();
    }

    JsonObject entry = awaitEntry(tenant);
    assertThat(tenant.onlyReceived().state()).isEqualTo(ANSWERED);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("reported");
    assertCharged(entry, tenant);
  }

  @Test
  void aCancelOnASocketStopsTheProviderAllTheSame() throws Exception {
    Tenant tenant = tenant("drain").serve(ENDLESS);

    try (SocketClient socket =
        SocketClient.open(gateway, tenant.key(), "X-Conversation-Id", conversation)) {
      socket.send(tenant.question("hi")).next();
      socket.send("{\"type\":\"cancel\"}");

      assertThat(socket.answer()).last().isEqualTo("[DONE]");
    }

    assertThat(awaitEntry(tenant).getString("source")).isEqualTo("partial");
    await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
  }

  @Test
  void cancelCutsTheProviderOffAndRecordsWhatIsKnown() throws IOException {
    Tenant tenant = tenant("cancel").serve(SLOW);

    askAndLeaveInTheMiddle(tenant);

    JsonObject entry = awaitEntry(tenant);
    await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("partial");
    assertThat(entry.getInt("output_tokens")).isLessThan(charged(tenant).completion());
  }

  @Test
  void drainEndsAtItsTimeLimit() throws IOException {
    Tenant tenant = tenant("drain").serve(ENDLESS);

    askAndLeaveInTheMiddle(tenant);

    JsonObject entry = awaitEntry(tenant);
    await().until(() -> tenant.onlyReceived().state() == HUNG_UP);
    assertThat(entry.getString("outcome")).isEqualTo("client_closed");
    assertThat(entry.getString("source")).isEqualTo("partial");
    assertThat(entry.getJsonNumber("total_ms").longValue()).isGreaterThan(5_000);
    // What came while nobody waited counts.
    assertThat(entry.getInt("output_tokens")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void beyondTheNumberOfDrainsAnAnswerIsCancelled() throws IOException {
    List<Tenant> tenants =
        IntStream.rangeClosed(0, MAX_DRAINS).mapToObj(i -> tenant("drain").serve(SLOW)).toList();

    for (Tenant tenant : tenants) {
      askAndLeaveInTheMiddle(tenant);
    }

    await().atMost(LIMIT).until(() -> states(tenants).stream().noneMatch(OPEN::equals));
    assertThat(states(tenants)).containsExactlyInAnyOrder(ANSWERED, ANSWERED, HUNG_UP);
    await()
        .atMost(LIMIT)
        .ignoreException(IllegalStateException.class)
        .until(() -> tenants.get(0).entries(conversation).size() == tenants.size());
    assertThat(tenants.get(0).entries(conversation))
        .extracting(entry -> entry.getString("source"))
        .containsExactlyInAnyOrder("reported", "reported", "partial");
  }

  @Test
  void theAdminRestKeepsThePolicyAndNamesABadOne() {
    String path = "/providers/" + gateway.admin().createProvider(provider("k", "drain"));
    JsonObject made = gateway.admin().object(path);

    HttpResponse<String> bad = put(path, provider("k", "wait"));
    HttpResponse<String> leftOut = put(path, provider("k", "drain").remove("on_client_gone"));

    assertThat(made.getString("on_client_gone")).isEqualTo("drain");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("on_client_gone", "must be cancel or drain");
    assertThat(JsonText.object(leftOut.body()).getString("on_client_gone")).isEqualTo("cancel");
  }

  private static HttpResponse<String> put(String path, JsonObjectBuilder body) {
    return gateway.admin().call("PUT", path, body.build().toString());
  }

  private static List<RecordedRequest.State> states(List<Tenant> tenants) {
    return tenants.stream().map(tenant -> tenant.onlyReceived().state()).toList();
  }

  private void askAndLeaveInTheMiddle(Tenant tenant) throws IOException {
    try (InputStream answer =
        tenant.chat().open(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation).body()) {
      assertThat(answer.read()).isEqualTo('d');
    }
    assertThat(tenant.onlyReceived().state()).isEqualTo(OPEN);
  }

  private JsonObject awaitEntry(Tenant tenant) {
    await()
        .atMost(LIMIT)
        .ignoreException(IllegalStateException.class)
        .until(() -> !tenant.entries(conversation).isEmpty());
    return tenant.onlyEntry(conversation);
  }

  private static void assertCharged(JsonObject entry, Tenant tenant) {
    assertThat(entry.getInt("input_tokens")).isEqualTo(charged(tenant).prompt());
    assertThat(entry.getInt("output_tokens")).isEqualTo(charged(tenant).completion());
  }

  private static TokenCount charged(Tenant tenant) {
    return tenant.onlyReceived().tokens().orElseThrow();
  }

  private static Tenant tenant(String policy) {
    String key = "client-" + UUID.randomUUID();
    String model = "left-" + UUID.randomUUID();
    long provider = gateway.admin().createProvider(provider(key, policy));
    gateway.admin().createModel(provider, model);
    return new Tenant(gateway, provider, key, model);
  }

  private static JsonObjectBuilder provider(String key, String policy) {
    return Json.createObjectBuilder()
        .add("name", "Left " + UUID.randomUUID())
        .add("server_url", upstream.baseUrl())
        .add("server_key", upstream.key())
        .add("personalized_key", key)
        .add("on_client_gone", policy);
  }
}
