package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of {@code /v1/realtime}, all of it before the upgrade. */
@ExtendWith(GatewayExtension.class)
class RealtimeRefusalsIT {

  private static final String ADDRESS = "/v1/realtime?model=";

  private final Gateway gateway;

  RealtimeRefusalsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aWrongKey() throws IOException {
    JsonObject error = refused(401, ADDRESS + "any", "client-wrong");

    assertThat(error.getString("code")).isEqualTo("invalid_api_key");
  }

  @Test
  void anAddressWithoutAModel() throws IOException {
    JsonObject error = refused(400, "/v1/realtime", gateway.tenant().key());

    assertThat(error.getString("param")).isEqualTo("model");
  }

  @Test
  void aModelThatTheKeyDoesNotHave() throws IOException {
    String conversation = Tenant.conversation();
    Tenant tenant = gateway.tenant();

    JsonObject error =
        refused(404, ADDRESS + "none", tenant.key(), "X-Conversation-Id: " + conversation);

    assertThat(error.getString("code")).isEqualTo("model_not_found");
    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("rejected");
  }

  @Test
  void aProviderThatHasNoRealtime() throws IOException {
    Tenant tenant = gateway.tenant("gemini");

    JsonObject error = refused(400, ADDRESS + tenant.model(), tenant.key());

    assertThat(error.getString("param")).isEqualTo("model");
    assertThat(error.getString("message")).contains("Gemini Live", "not translated");
  }

  @Test
  void aForeignPage() throws IOException {
    Tenant tenant = gateway.tenant();

    refused(403, ADDRESS + tenant.model(), tenant.key(), "Origin: https://evil.example");
  }

  @Test
  void aPlainRequest() {
    assertThat(gateway.tenant().chat().get("/v1/realtime?model=x").statusCode()).isEqualTo(426);
  }

  @Test
  void aSocketElsewhere() throws IOException {
    JsonObject error = refused(404, "/v1/realtimes?model=x", gateway.tenant().key());

    assertThat(error.getString("message")).contains("/v1/realtime");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1/realtime",
        "/v1//realtime",
        "/v1/./realtime",
        "/v1/x/../realtime",
        "/v1/realtime;x=1",
        "/v1/%72ealtime",
        "/v1/realtime/"
      })
  void anAddressThatIsOnlyAlikeBeforeAProviderIsAsked(String path) throws IOException {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), new RealtimeAnswer());

    JsonObject error = refused(404, path + "?model=" + tenant.model(), tenant.key());

    assertThat(error.getString("message")).contains("/v1/realtime only");
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void whatTheProviderRefusesInItsOwnWords() throws IOException {
    Tenant tenant = gateway.tenant();
    String conversation = Tenant.conversation();
    gateway.upstream().serveRealtime(tenant.model(), RealtimeScript.refusing(429, "slow down"));

    JsonObject error =
        refused(429, ADDRESS + tenant.model(), tenant.key(), "X-Conversation-Id: " + conversation);

    assertThat(error.getString("message")).isEqualTo("slow down");
    await().ignoreExceptions().until(() -> tenant.entries(conversation).size() == 1);
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("outcome")).isEqualTo("upstream_error");
    assertThat(entry.getInt("http_status")).isEqualTo(429);
  }

  @Test
  void withoutShowingThatTheGatewaysOwnKeyIsRefused() throws IOException {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), RealtimeScript.refusing(401, "bad key"));

    JsonObject error = refused(502, ADDRESS + tenant.model(), tenant.key());

    assertThat(error.getString("code")).isEqualTo("upstream_credentials_refused");
  }

  @Test
  void whatNoProviderAnswers() throws IOException {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), handshake -> {});

    JsonObject error = refused(502, ADDRESS + tenant.model(), tenant.key());

    assertThat(error.getString("code")).isEqualTo("upstream_broken");
  }

  @Test
  void aProviderThatCannotBeReached() throws IOException {
    String key = "client-" + UUID.randomUUID();
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", "Nobody " + key)
                    .add("server_url", "http://127.0.0.1:1/v1")
                    .add("server_key", "sk-x")
                    .add("personalized_key", key));
    gateway.admin().createModel(provider, "nobody");

    JsonObject error = refused(502, ADDRESS + "nobody", key);

    assertThat(error.getString("code")).isEqualTo("upstream_unreachable");
  }

  @Test
  void moreSocketsThanOneKeyMayOpen() throws Exception {
    gateway.ownServer();
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), new RealtimeAnswer());
    List<RealtimeClient> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(RealtimeClient.open(tenant));
    }

    assertThatThrownBy(() -> RealtimeClient.open(tenant))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(429));

    open.get(0).close(1000, "");
    await().ignoreExceptions().until(() -> open.add(RealtimeClient.open(tenant)));
    open.forEach(RealtimeClient::close);
  }

  @Test
  void noHandshakeThatIsRefusedTakesRoom() throws Exception {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), RealtimeScript.refusing(400, "no"));
    for (int i = 0; i < 5; i++) {
      refused(400, ADDRESS + tenant.model(), tenant.key());
    }
    gateway.upstream().serveRealtime(tenant.model(), new RealtimeAnswer());

    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      assertThat(client.next()).contains("session.created");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=|", "{", "[x]^", "%zz"})
  void nothingForWhatElseTheQueryHolds(String members) throws IOException {
    Tenant tenant = gateway.tenant();
    gateway.upstream().serveRealtime(tenant.model(), new RealtimeAnswer());
    String target = ADDRESS + tenant.model() + "&" + members;
    try (RawSocket socket = RawSocket.openAt(gateway, target, tenant.key())) {
      assertThat(socket.statusLine()).contains(" 101 ");
      assertThat(socket.awaitText()).contains("session.created");
    }
  }

  private JsonObject refused(int status, String target, String key, String... headers)
      throws IOException {
    try (RawSocket socket = RawSocket.openAt(gateway, target, key, headers)) {
      assertThat(socket.statusLine()).contains(" " + status + " ");
      return JsonText.error(socket.body());
    }
  }
}
