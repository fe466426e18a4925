package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Scripts;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin REST tells of targets and routes, and of health. */
@ExtendWith(GatewayExtension.class)
class RoutingIT {

  private static final int CALLS_UNTIL_OPEN = 3; // of two or more attempts each

  private final Gateway gateway;

  RoutingIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void tellsWhereARequestWouldGoToWhomeverItIsAsked() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));

    JsonObject forKey = explain(tenant, "{\"client_key\": \"" + tenant.key() + "\"}");
    JsonObject forProvider = explain(tenant, "{\"provider_id\": " + tenant.providerId() + "}");
    JsonObject forAll = explain(tenant, "");
    JsonObject inConversation = explain(tenant, "{\"conversation_id\": \"c1\"}");

    assertThat(forKey.getString("scope")).isEqualTo("client_key");
    assertThat(forProvider.getString("scope")).isEqualTo("provider");
    assertThat(forAll.getString("scope")).isEqualTo("all");
    assertThat(forAll.getString("placed_by")).isEqualTo("weighted");
    assertThat(inConversation.getString("placed_by")).isEqualTo("conversation");
    assertThat(candidate(forKey).getInt("provider_id")).isEqualTo((int) tenant.providerId());
    assertThat(candidate(forKey).getBoolean("taken")).isTrue();
    assertThat(candidate(forKey)).isEqualTo(candidate(forAll)).isEqualTo(candidate(forProvider));
    assertThat(tenant.received()).isEmpty();
  }

  @Test
  void requestsThatShareAPromptCacheKeyStayWithOneTarget() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    equalTarget(tenant);

    Set<String> ofOneKey = providersOf(tenant, call -> "one-key");
    Set<String> ofManyKeys = providersOf(tenant, call -> "key-" + call);

    assertThat(ofOneKey).hasSize(1);
    assertThat(ofManyKeys).hasSize(2);
    assertThat(tenant.received().get(0).bodyText()).contains("\"prompt_cache_key\":\"one-key\"");
    assertThat(gateway.admin().call("GET", "/stats/conversation/one-key", "").statusCode())
        .isEqualTo(404);
  }

  /** A second provider of the tenant's model, with its key and at the same priority. */
  private void equalTarget(Tenant tenant) {
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", "Second of " + tenant.model())
                    .add("server_url", gateway.upstream().baseUrl())
                    .add("server_key", gateway.upstream().key())
                    .add("personalized_key", tenant.key()));
    gateway.admin().createModel(provider, tenant.model());
    tenant.awaitTargets(2);
  }

  private static Set<String> providersOf(Tenant tenant, IntFunction<String> key) {
    return IntStream.range(0, 20)
        .mapToObj(
            call ->
                tenant
                    .question("hi")
                    .replaceFirst("\\{", "{\"prompt_cache_key\":\"" + key.apply(call) + "\","))
        .map(body -> tenant.chat().complete(body))
        .map(answer -> answer.headers().firstValue("x-nexus-provider").orElseThrow())
        .collect(Collectors.toSet());
  }

  @Test
  void tellsThatAProviderIsFullAndThatItIsNoMore() {
    Tenant any = gateway.tenant();
    String model = "narrow-" + any.model();
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", "Narrow " + any.model())
                    .add("server_url", gateway.upstream().baseUrl())
                    .add("server_key", gateway.upstream().key())
                    .add("personalized_key", any.key())
                    .add("max_concurrent", 1)
                    .add("max_queued", 0));
    gateway.admin().createModel(provider, model);
    Tenant narrow = new Tenant(gateway, provider, any.key(), model);
    narrow.serve(ChatAnswer.of("hello").at(Pace.thinkingFor(Duration.ofSeconds(2))));
    CompletableFuture<?> seated = narrow.chat().later(narrow.question("hi"));
    await().until(() -> narrow.received().size() == 1);

    JsonObject full = candidate(explain(narrow, ""));
    seated.join();
    await().until(() -> candidate(explain(narrow, "")).getBoolean("taken"));
    JsonObject free = candidate(explain(narrow, ""));

    assertThat(full.getBoolean("taken")).isFalse();
    assertThat(full.getString("why")).contains("1 of the 1 requests");
    assertThat(full.getInt("provider_open")).isEqualTo(1);
    assertThat(full.getInt("provider_max_concurrent")).isEqualTo(1);
    assertThat(full.getInt("provider_queued")).isZero();
    assertThat(full.getInt("provider_max_queued")).isZero();
    assertThat(free.getInt("provider_open")).isZero();
  }

  @Test
  void knowsNoRouteForAKeyThatOpensNothing() {
    Tenant tenant = gateway.tenant();

    HttpResponse<String> answer =
        gateway.admin().call("POST", routePath(tenant), "{\"client_key\": \"another\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("another");
  }

  @Test
  void showsACircuitThatIsOpenUntilItIsClosedByHand() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "broken", Map.of()));
    for (int call = 0; call < CALLS_UNTIL_OPEN; call++) {
      tenant.chat().complete(tenant.question("hi"));
    }

    JsonObject broken = onlyTarget(tenant);
    JsonObject route = candidate(explain(tenant, ""));
    String metrics = gateway.admin().call("GET", "/metrics", "").body();
    tenant.serve(ChatAnswer.of("well again"));
    HttpResponse<String> closed =
        gateway.admin().call("DELETE", "/targets/" + broken.getString("id") + "/circuit", "");

    assertThat(broken.getString("circuit")).isEqualTo("open");
    assertThat(broken.getInt("circuit_left_ms")).isBetween(1, 5000);
    assertThat(route.getBoolean("taken")).isFalse();
    assertThat(route.getString("why")).contains("circuit is open");
    assertThat(metrics)
        .contains("model=\"" + tenant.model() + "\"} 2\n")
        .containsPattern("nexus_attempts_failed_total\\{provider=\"[^\"]+\",kind=\"unavailable\"}");
    assertThat(closed.statusCode()).isEqualTo(204);
    assertThat(onlyTarget(tenant).getString("circuit")).isEqualTo("closed");
    assertThat(tenant.chat().complete(tenant.question("hi")).statusCode()).isEqualTo(200);
    assertThat(onlyTarget(tenant).getInt("open_requests")).isZero();
    assertThat(onlyTarget(tenant).isNull("latency_ms")).isFalse();
  }

  @Test
  void leavesAProviderAloneThatDoesNotAnswerWhenItIsAsked() {
    long provider =
        create(
            "/providers",
            """
            {"name": "dead", "server_url": "http://127.0.0.1:1/v1", "personalized_key": "dead-key",
             "health_check": "active", "health_check_interval_s": 5}
            """);
    create("/provider_models", "{\"provider_id\": " + provider + ", \"model_name\": \"dead/m\"}");

    await().atMost(Duration.ofSeconds(30)).until(() -> circuitOf("dead/m").equals("open"));
  }

  private long create(String path, String body) {
    HttpResponse<String> created = gateway.admin().call("POST", path, body);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return JsonText.object(created.body()).getInt("id");
  }

  /** None before the gateway knows the model. */
  private String circuitOf(String model) {
    HttpResponse<String> answer = gateway.admin().call("POST", "/models/" + model + "/route", "");
    return answer.statusCode() == 200
        ? candidate(JsonText.object(answer.body())).getString("circuit")
        : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"/targets/0.1.none/circuit", "/targets/none/circuit"})
  void closesNoCircuitOfATargetThatNobodyKnows(String path) {
    assertThat(gateway.admin().call("DELETE", path, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
  void isHealthyOnTheAdminPortAlone(String path) {
    HttpResponse<String> admin = new Chat(gateway.adminAddress(), "").get(path);
    HttpResponse<String> api = new Chat(gateway.api(), "").get(path);

    assertThat(admin.statusCode()).isEqualTo(200);
    assertThat(JsonText.object(admin.body()).getString("status")).isEqualTo("UP");
    assertThat(JsonText.object(admin.body()).getJsonArray("checks")).isNotEmpty();
    assertThat(api.statusCode()).isEqualTo(404);
  }

  private JsonObject explain(Tenant tenant, String body) {
    HttpResponse<String> answer = gateway.admin().call("POST", routePath(tenant), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonText.object(answer.body());
  }

  private static String routePath(Tenant tenant) {
    return "/models/" + tenant.model() + "/route";
  }

  private static JsonObject candidate(JsonObject route) {
    assertThat(route.getJsonArray("candidates")).hasSize(1);
    return route.getJsonArray("candidates").getJsonObject(0);
  }

  private JsonObject onlyTarget(Tenant tenant) {
    String path = "/providers/" + tenant.providerId() + "/targets";
    String body = gateway.admin().call("GET", path, "").body();
    JsonArray targets = Json.createReader(new StringReader(body)).readArray();
    assertThat(targets).hasSize(1);
    return targets.getJsonObject(0);
  }
}
