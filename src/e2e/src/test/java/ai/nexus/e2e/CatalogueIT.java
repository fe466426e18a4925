package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models that are found, and those that are called otherwise than they are registered. */
@ExtendWith(GatewayExtension.class)
class CatalogueIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("hello");

  private final Gateway gateway;

  CatalogueIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void addsWhatIsChosenOfAProvidersModels() throws Exception {
    String family = "found-" + UUID.randomUUID();
    gateway.upstream().serve(family + "-a", HELLO).serve(family + "-b", HELLO);
    Tenant tenant = gateway.tenant();

    JsonObject listed = discover(tenant, "");
    JsonObject added = discover(tenant, "{\"add\":[\"" + family + "-b\"]}");

    assertThat(listed.getJsonArray("added")).isEmpty();
    assertThat(found(listed)).contains(family + "-a", family + "-b");
    assertThat(added.getJsonArray("added").getString(0)).isEqualTo(family + "-b");
    assertThat(JsonText.object(tenant.chat().get("/v1/models").body()).toString())
        .contains(family + "-b")
        .doesNotContain(family + "-a");
    assertThat(ask(tenant, family + "-b").statusCode()).isEqualTo(200);
  }

  @Test
  void answersByWildcardAndByTheProvidersName() {
    String family = "wild-" + UUID.randomUUID();
    gateway.upstream().serve(family + "-4", HELLO);
    Tenant tenant = gateway.tenant();
    gateway.admin().createModel(tenant.providerId(), family + "-*");
    String ofProvider = "Provider " + tenant.key().substring("client-".length());

    HttpResponse<String> wild = ask(tenant, family + "-4");
    HttpResponse<String> prefixed = ask(tenant, ofProvider + "/" + family + "-4");

    assertThat(JsonText.object(wild.body()).getString("model")).isEqualTo(family + "-4");
    assertThat(JsonText.object(prefixed.body()).getString("model"))
        .isEqualTo(ofProvider + "/" + family + "-4");
    assertThat(tenant.chat().get("/v1/models").body()).doesNotContain("-*");
    assertThat(tenant.chat().get("/v1/models/" + family + "-4").statusCode()).isEqualTo(200);
  }

  @Test
  void opensAProviderWithAllOfItsKeysAndListsItsModelsOnce() {
    Tenant tenant = gateway.tenant();
    String other = tenant.model() + "-other";
    gateway.upstream().serve(other, HELLO);
    String address = "/providers/" + tenant.providerId();
    JsonObject several =
        Json.createObjectBuilder(gateway.admin().object(address))
            .add("more_server_keys", Json.createArrayBuilder().add(gateway.upstream().key()))
            .add("max_concurrent", 100)
            .build();

    HttpResponse<String> replaced = gateway.admin().call("PUT", address, several.toString());
    gateway.admin().createModel(tenant.providerId(), other);
    HttpResponse<String> answer = ask(tenant, other);

    assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject list = JsonText.object(tenant.chat().get("/v1/models").body());
    assertThat(list.getJsonArray("data").getValuesAs(JsonObject.class))
        .extracting(model -> model.getString("id"))
        .containsExactly(tenant.model(), other);
  }

  private HttpResponse<String> ask(Tenant tenant, String model) {
    String body = tenant.question("hi").replace(tenant.model(), model);
    return Awaitility.await()
        .until(() -> tenant.chat().complete(body), answer -> answer.statusCode() != 404);
  }

  private static List<String> found(JsonObject result) {
    return result.getJsonArray("models").getValuesAs(JsonObject.class).stream()
        .map(model -> model.getString("id"))
        .toList();
  }

  private JsonObject discover(Tenant tenant, String body) throws IOException, InterruptedException {
    URI address = gateway.adminAddress().resolve("/providers/" + tenant.providerId() + "/discover");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonText.object(answer.body());
  }
}
