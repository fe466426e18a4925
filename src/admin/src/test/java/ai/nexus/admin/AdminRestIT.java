package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin REST as a client meets it. */
@ArquillianTest
class AdminRestIT {

  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive admin() {
    return AdminArchive.plain();
  }

  @Test
  void createsAProviderAndShowsMasks() throws Exception {
    HttpResponse<String> created =
        rest()
            .post(
                "/providers",
                """
                {"name": "OpenAI", "server_url": "https://api.openai.com/v1",
                 "server_key": "your-openai-api-key", "personalized_key": "your-custom-key",
                 "description": "OpenAI API 服务"}
                """);

    assertThat(created.statusCode()).isEqualTo(201);
    JsonObject provider = RestClient.object(created);
    assertThat(created.headers().firstValue("Location").orElseThrow())
        .endsWith("/providers/" + provider.getInt("id"));
    assertThat(provider.getString("server_key")).isEqualTo("your****");
    assertThat(provider.getString("personalized_key")).isEqualTo("your****");
    assertThat(provider.getString("description")).isEqualTo("OpenAI API 服务");
    assertThat(provider.get("proxy_url")).isEqualTo(JsonValue.NULL);
    assertThat(provider.getString("created_at")).endsWith("Z");
  }

  @Test
  void keepsASecretWhoseMaskIsSentBack() throws Exception {
    int id = provider("kept", "\"server_key\": \"sk-secret-1234567\"");
    JsonObject shown = RestClient.object(rest().get("/providers/" + id));

    HttpResponse<String> replaced = rest().put("/providers/" + id, shown.toString());

    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(RestClient.object(replaced).getString("server_key")).isEqualTo("sk-s****");
  }

  @Test
  void namesEveryWrongField() throws Exception {
    HttpResponse<String> refused =
        rest().post("/providers", "{\"server_url\": \"ftp://x\", \"enabled\": 1, \"colour\": 2}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RestClient.object(refused).getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .containsExactlyInAnyOrder("name", "server_url", "personalized_key", "enabled", "colour");
  }

  @Test
  void refusesADuplicateName() throws Exception {
    provider("twice", "\"enabled\": true");

    HttpResponse<String> refused =
        rest()
            .post(
                "/providers",
                "{\"name\":\"twice\",\"server_url\":\"http://a/v1\",\"personalized_key\":\"k\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("\"field\":\"name\"");
  }

  @Test
  void pagesThroughLists() throws Exception {
    int id = provider("paged", "\"enabled\": true");
    for (String name : new String[] {"a", "b", "c"}) {
      rest()
          .post("/provider_models", "{\"provider_id\":" + id + ",\"model_name\":\"" + name + "\"}");
    }

    HttpResponse<String> first = rest().get("/providers/" + id + "/models?limit=2");
    String link = first.headers().firstValue("Link").orElseThrow();
    HttpResponse<String> second =
        rest().get(URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>'))));

    assertThat(first.headers().firstValue("X-Total-Count")).hasValue("3");
    assertThat(RestClient.array(first)).hasSize(2);
    assertThat(RestClient.array(second)).hasSize(1);
    assertThat(second.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void deletesAProviderWithItsModels() throws Exception {
    int id = provider("short-lived", "\"enabled\": true");
    HttpResponse<String> model =
        rest().post("/provider_models", "{\"provider_id\":" + id + ",\"model_name\":\"m\"}");
    String modelPath = "/provider_models/" + RestClient.object(model).getInt("id");

    assertThat(rest().delete("/providers/" + id).statusCode()).isEqualTo(204);

    assertThat(rest().get("/providers/" + id).statusCode()).isEqualTo(404);
    assertThat(rest().get(modelPath).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, 404",
    "/providers/-1, 404",
    "/providers/99999999999999999999, 404",
    "/providers/abc, 400",
    "/providers?limit=0, 400",
    "/stats/conversation/none, 404",
    "/messages/none, 404",
    "/messages/none?from=2026-01-01, 400",
    "/messages?colour=red, 400",
    "/messages?from=yesterday, 400",
    "/messages?limit=501, 400",
    "/messages?after=none, 400",
    "/ready, 200",
    "/stats/total, 200",
    "/, 200"
  })
  void answersReads(String path, int status) throws Exception {
    HttpResponse<String> response = rest().get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    assertThat(RestClient.object(response)).isNotEmpty();
  }

  @Test
  void deletesAConversationThatHasNoMessages() throws Exception {
    assertThat(rest().delete("/messages/a%3Ab").statusCode()).isEqualTo(204);
    assertThat(rest().delete("/messages/a%3Ab").statusCode()).isEqualTo(204);

    HttpResponse<String> found = rest().get("/messages?conversation_id=a:b");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(RestClient.array(found)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json  | {\"name\":           | 400",
        "application/json  | []                   | 400",
        "application/json  | ''                   | 400",
        "application/json  | {\"a\":1,\"a\":2}    | 400",
        "text/plain        | {}                   | 415",
      })
  void refusesBadBodies(String type, String body, int status) throws Exception {
    HttpResponse<String> response = rest().post("/providers", type, body);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(RestClient.object(response).getInt("status")).isEqualTo(status);
  }

  @Test
  void refusesAHugeBody() throws Exception {
    HttpResponse<String> response = rest().post("/providers", " ".repeat((1 << 20) + 1));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesForeignOrigins() throws Exception {
    assertThat(rest().getFrom("http://evil.example", "/providers").statusCode()).isEqualTo(403);
  }

  /** A page's pictures and scripts come without an Origin. */
  @Test
  void refusesWhatBrowsersSayAForeignPageSent() throws Exception {
    assertThat(rest().getAs("cross-site", "/stats/export").statusCode()).isEqualTo(403);
    assertThat(rest().getAs("same-site", "/providers").statusCode()).isEqualTo(403);
    assertThat(rest().getAs("same-origin", "/providers").statusCode()).isEqualTo(200);
    assertThat(rest().getAs("none", "/providers").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesParametersThatThereAreNot() throws Exception {
    for (String path :
        List.of("/stats/total?from=2027-01-01", "/providers?page=2", "/prices?modle=x")) {
      assertThat(rest().get(path).statusCode()).as(path).isEqualTo(400);
    }
  }

  @Test
  void tellsThatAProviderCannotBeReached() throws Exception {
    int id = provider("unreachable", "\"server_key\": \"sk-secret-1234567\"");

    HttpResponse<String> tested = rest().post("/providers/" + id + "/test", "");

    assertThat(tested.statusCode()).isEqualTo(200);
    assertThat(RestClient.object(tested).getBoolean("ok")).isFalse();
    assertThat(tested.body()).contains("refused").doesNotContain("sk-secret");
  }

  private int provider(String name, String more) throws Exception {
    // No one listens on port 1.
    String json =
        "{\"name\":\"%s\",\"server_url\":\"http://localhost:1/v1\",\"personalized_key\":\"k\",%s}";
    HttpResponse<String> created = rest().post("/providers", json.formatted(name, more));
    return RestClient.object(created).getInt("id");
  }

  private RestClient rest() {
    return new RestClient(deployed.getPort());
  }
}
