package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which models a key sees, and what it may call. */
@ExtendWith(GatewayExtension.class)
class ModelsIT {

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Gateway gateway;

  ModelsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void oneKeyOnSeveralProvidersShowsAllTheirModelsOnce() {
    Tenant tenant = gateway.tenant();
    long second =
        gateway
            .admin()
            .createProvider(
                "Second to " + tenant.model(),
                gateway.upstream().baseUrl(),
                gateway.upstream().key(),
                tenant.key());
    gateway.admin().createModel(second, tenant.model());
    gateway.admin().createModel(second, tenant.model() + "-more");

    Awaitility.await()
        .atMost(ONE_SECOND)
        .untilAsserted(
            () ->
                assertThat(names(tenant.chat(), "/v1/models"))
                    .containsExactlyInAnyOrder(tenant.model(), tenant.model() + "-more"));
    assertThat(names(tenant.chat(), "/models")).hasSize(2);
  }

  @Test
  void aKeyNeitherSeesNorCallsWhatAnotherKeyOpens() {
    Tenant one = gateway.tenant().serve(ChatAnswer.of("one"));
    Tenant other = gateway.tenant().serve(ChatAnswer.of("other"));

    Awaitility.await()
        .atMost(ONE_SECOND)
        .until(() -> names(one.chat(), "/v1/models"), List.of(one.model())::equals);
    HttpResponse<String> refused = one.chat().complete(other.question("hello"));

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(JsonText.error(refused.body()).getString("code")).isEqualTo("model_not_found");
    assertThat(other.received()).isEmpty();
  }

  @Test
  void oneModelIsShownByItsId() {
    Tenant tenant = gateway.tenant();

    HttpResponse<String> found = awaitModel(tenant);
    HttpResponse<String> missing = tenant.chat().get("/v1/models/none");

    assertThat(JsonText.object(found.body()).getString("id")).isEqualTo(tenant.model());
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(JsonText.error(missing.body()).getString("code")).isEqualTo("model_not_found");
  }

  @Test
  void anAliasIsCalledByItsOwnNameOnBothSides() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    String alias = "meta-llama/" + tenant.model();
    gateway.admin().createModel(tenant.providerId(), alias, tenant.model());

    String question = tenant.question("hi").replace(tenant.model(), alias);
    HttpResponse<String> answer = tenant.chat().complete(question);

    assertThat(tenant.onlyReceived().bodyText()).isEqualTo(tenant.question("hi"));
    assertThat(JsonText.object(answer.body()).getString("model")).isEqualTo(alias);
    assertThat(tenant.chat().get("/v1/models/" + alias).statusCode()).isEqualTo(200);
  }

  @Test
  void theNameWithoutVersionIsTheSameResource() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));

    HttpResponse<String> answer =
        tenant
            .chat()
            .send(
                "POST",
                "/chat/completions",
                java.net.http.HttpRequest.BodyPublishers.ofString(tenant.question("hi")),
                "Content-Type",
                "application/json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("hello");
  }

  @Test
  void aDeletedProviderIsGoneWithinASecond() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    assertThat(tenant.chat().complete(tenant.question("hi")).statusCode()).isEqualTo(200);

    gateway.admin().deleteProvider(tenant.providerId());

    Awaitility.await()
        .atMost(ONE_SECOND)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> tenant.chat().complete(tenant.question("hi")).statusCode() == 401);
  }

  @Test
  void aDisabledProviderIsAskedNoMore() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    JsonObject shown = gateway.admin().object("/providers/" + tenant.providerId());

    String disabled = shown.toString().replace("\"enabled\":true", "\"enabled\":false");
    assertThat(
            gateway.admin().call("PUT", "/providers/" + tenant.providerId(), disabled).statusCode())
        .isEqualTo(200);

    Awaitility.await()
        .atMost(ONE_SECOND)
        .until(() -> tenant.chat().complete(tenant.question("hi")).statusCode() != 200);
    assertThat(tenant.chat().complete(tenant.question("hi")).statusCode()).isEqualTo(401);
  }

  @Test
  void aMaskSentBackKeepsTheKey() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    JsonObject shown = gateway.admin().object("/providers/" + tenant.providerId());

    String renamed = shown.toString().replace("\"description\":\"\"", "\"description\":\"new\"");
    gateway.admin().call("PUT", "/providers/" + tenant.providerId(), renamed);
    Awaitility.await()
        .until(
            () ->
                gateway
                    .admin()
                    .object("/providers/" + tenant.providerId())
                    .getString("description")
                    .equals("new"));

    assertThat(shown.toString()).doesNotContain(tenant.key(), gateway.upstream().key());
    assertThat(tenant.chat().complete(tenant.question("hi")).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> awaitModel(Tenant tenant) {
    return Awaitility.await()
        .atMost(ONE_SECOND)
        .until(
            () -> tenant.chat().get("/v1/models/" + tenant.model()),
            answer -> answer.statusCode() == 200);
  }

  private static List<String> names(Chat chat, String path) {
    return JsonText.object(chat.get(path).body())
        .getJsonArray("data")
        .getValuesAs((JsonObject model) -> model.getString("id"));
  }
}
