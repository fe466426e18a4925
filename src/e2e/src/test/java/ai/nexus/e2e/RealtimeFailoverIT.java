package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RawSocket;
import ai.nexus.e2e.support.RealtimeClient;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.RealtimeAnswer;
import ai.nexus.testkit.provider.RealtimeScript;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A realtime model with two targets, of which the first is asked first. */
@ExtendWith(GatewayExtension.class)
class RealtimeFailoverIT {

  private static final String ASK = "{\"type\":\"response.create\"}";

  private final Gateway gateway;
  private final String unique = UUID.randomUUID().toString().substring(0, 13);
  private final String model = "talk-" + unique;
  private final String conversation = Tenant.conversation();
  private final RealtimeAnswer session = new RealtimeAnswer();

  RealtimeFailoverIT(Gateway gateway) {
    this.gateway = gateway;
  }

  /** A tenant whose model has a first target, and a second one that is well. */
  private Tenant twoTargets(JsonObjectBuilder first) {
    String key = "client-" + unique;
    long id = gateway.admin().createProvider(provider(first, "first", key));
    target(id, "first-" + unique, 1);
    long spare = gateway.admin().createProvider(provider(openAi(), "spare", key));
    target(spare, "spare-" + unique, 2);
    gateway.upstream().serveRealtime("spare-" + unique, session);
    return new Tenant(gateway, id, key, model).awaitTargets(2);
  }

  private static JsonObjectBuilder openAi() {
    return Json.createObjectBuilder().add("dialect", "openai");
  }

  private JsonObjectBuilder provider(JsonObjectBuilder begun, String name, String key) {
    return begun
        .add("name", name + ' ' + unique)
        .add("server_url", gateway.upstream().baseUrl())
        .add("server_key", gateway.upstream().key())
        .add("personalized_key", key);
  }

  private void target(long provider, String upstreamModel, int priority) {
    JsonObject target =
        Json.createObjectBuilder()
            .add("provider_id", provider)
            .add("model_name", model)
            .add("upstream_model", upstreamModel)
            .add("priority", priority)
            .build();
    assertThat(gateway.admin().call("POST", "/provider_models", target.toString()).statusCode())
        .isEqualTo(201);
  }

  private void firstDoes(RealtimeScript script) {
    gateway.upstream().serveRealtime("first-" + unique, script);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403, 429, 500, 503})
  void theSpareTargetTakesThePlaceOfOneThatRefusesAndTheFirstEntryTellsSo(int status)
      throws Exception {
    Tenant tenant = twoTargets(openAi());
    firstDoes(RealtimeScript.refusing(status, "no"));

    try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
      client.next("session.created");
      client.send(ASK).next("response.done");
      await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
      client.send(ASK).next("response.done");
    }

    await().until(() -> tenant.entries(conversation).size() == 2);
    JsonObject earlier =
        tenant.entries(conversation).stream()
            .filter(entry -> entry.getInt("attempts") == 2)
            .findFirst()
            .orElseThrow();
    JsonObject refusal = earlier.getJsonArray("earlier_attempts").getJsonObject(0);
    assertThat(earlier.getString("provider_name")).isEqualTo("spare " + unique);
    assertThat(refusal.getInt("provider_id")).isEqualTo((int) tenant.providerId());
    assertThat(refusal.getInt("http_status")).isEqualTo(status);
    assertThat(tenant.entries(conversation))
        .filteredOn(entry -> entry.getInt("attempts") == 1)
        .hasSize(1);
  }

  @Test
  void theAnswerToAHandshakeTellsWhoAcceptedIt() throws Exception {
    Tenant tenant = twoTargets(openAi());
    firstDoes(RealtimeScript.refusing(503, "no"));

    try (RawSocket socket =
        RawSocket.openAt(gateway, "/v1/realtime?model=" + model, tenant.key())) {
      assertThat(socket.statusLine()).contains(" 101 ");
      assertThat(socket.header("x-nexus-provider")).hasValue("spare " + unique);
      assertThat(socket.header("x-nexus-model")).hasValue("spare-" + unique);
      assertThat(socket.header("x-nexus-attempts")).hasValue("2");
    }
  }

  @Test
  void aTargetThatDoesNotAnswerTheHandshakeIsGivenUpForTheSpareOne() throws Exception {
    Tenant tenant = twoTargets(openAi());
    firstDoes(handshake -> {});

    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");
    }

    assertThat(gateway.upstream().requestsFor("spare-" + unique)).hasSize(1);
  }

  @Test
  void aTargetWithoutRealtimeIsPassedOver() throws Exception {
    Tenant tenant = twoTargets(Json.createObjectBuilder().add("dialect", "gemini"));

    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      client.next("session.created");
    }

    assertThat(gateway.upstream().requestsFor("first-" + unique)).isEmpty();
  }

  @Test
  void oneRefusalIsToldWhereAllRefuse() throws Exception {
    Tenant tenant = twoTargets(openAi());
    firstDoes(RealtimeScript.refusing(500, "broken"));
    gateway
        .upstream()
        .serveRealtime("spare-" + unique, RealtimeScript.refusing(401, "a wrong key"));

    try (RawSocket socket =
        RawSocket.openAt(
            gateway,
            "/v1/realtime?model=" + model,
            tenant.key(),
            "X-Conversation-Id: " + conversation)) {
      assertThat(socket.statusLine()).contains(" 502 ");
      assertThat(JsonText.error(socket.body()).getString("code"))
          .isEqualTo("upstream_credentials_refused");
      assertThat(socket.header("x-nexus-attempts")).hasValue("2");
    }

    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
    assertThat(entry.getInt("attempts")).isEqualTo(2);
    assertThat(entry.getJsonArray("earlier_attempts").getJsonObject(0).getInt("http_status"))
        .isEqualTo(500);
  }

  @Test
  void anOpenSocketHoldsItsProvidersSeatUntilItCloses() throws Exception {
    Tenant tenant = twoTargets(openAi().add("max_concurrent", 1).add("max_queued", 0));
    firstDoes(new RealtimeAnswer());
    RealtimeClient seated = RealtimeClient.open(tenant);
    seated.next("session.created");
    try (RealtimeClient other = RealtimeClient.open(tenant)) {
      other.next("session.created");
    }
    assertThat(gateway.upstream().requestsFor("spare-" + unique)).hasSize(1);

    seated.close(1000, "");
    seated.awaitClose();

    await()
        .ignoreExceptions()
        .until(
            () -> {
              RealtimeClient.open(tenant).close();
              return gateway.upstream().requestsFor("first-" + unique).size() > 1;
            });
  }
}
