package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes, and what beside them says how requests are placed, as a client meets them. */
@ArquillianTest
class RouteRestIT {

  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive admin() {
    return AdminArchive.plain();
  }

  @ParameterizedTest
  @CsvSource({
    "/routes/gpt-4, gpt-4",
    "/routes/meta-llama/Llama-3-8b, meta-llama/Llama-3-8b",
    "/routes/qwen%2Fqwen3%3A8b, qwen/qwen3:8b",
    "/routes/gpt-*, gpt-*",
    "/routes/a;b%20c%3Fd%23e%2525, a;b c?d#e%25",
    "/routes/%E6%A8%A1%E5%9E%8B, 模型"
  })
  void keepsTheRouteOfAModelByItsName(String path, String model) throws Exception {
    HttpResponse<String> created = rest().put(path, "{\"strategy\": \"fastest\"}");
    HttpResponse<String> replaced = rest().put(path, "{\"affinity\": \"none\"}");
    HttpResponse<String> found = rest().get(path);

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(RestClient.object(created).getString("model")).isEqualTo(model);
    URI location = URI.create(created.headers().firstValue("Location").orElseThrow());
    assertThat(rest().get(location).body()).isEqualTo(found.body());
    assertThat(replaced.statusCode()).isEqualTo(200);
    JsonObject route = RestClient.object(found);
    assertThat(route.getString("strategy")).isEqualTo("weighted");
    assertThat(route.getString("affinity")).isEqualTo("none");
    assertThat(rest().delete(path).statusCode()).isEqualTo(204);
    assertThat(rest().get(path).statusCode()).isEqualTo(404);
    assertThat(rest().delete(path).statusCode()).isEqualTo(404);
  }

  @Test
  void takesBackWhatItAnswered() throws Exception {
    String path = "/routes/sent-back";
    HttpResponse<String> created =
        rest()
            .put(
                path,
                """
                {"strategy": "least_busy", "affinity": "none", "fallbacks": ["o3", "a/b"],
                 "first_event_timeout_ms": 1500}
                """);

    JsonObject replaced = RestClient.object(rest().put(path, created.body()));

    assertThat(replaced.getString("strategy")).isEqualTo("least_busy");
    assertThat(replaced.getJsonArray("fallbacks").toString()).isEqualTo("[\"o3\",\"a/b\"]");
    assertThat(replaced.getInt("first_event_timeout_ms")).isEqualTo(1500);
    assertThat(replaced.get("total_timeout_ms")).isEqualTo(JsonValue.NULL);
    assertThat(replaced.getString("created_at"))
        .isEqualTo(RestClient.object(created).getString("created_at"));
  }

  @Test
  void namesEveryWrongFieldOfARoute() throws Exception {
    HttpResponse<String> refused =
        rest()
            .put(
                "/routes/*wrong*",
                "{\"strategy\": \"best\", \"total_timeout_ms\": 1, \"fallbacks\": [\"a*\"]}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RestClient.object(refused).getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .containsExactlyInAnyOrder("model", "strategy", "total_timeout_ms", "fallbacks[0]");
  }

  @Test
  void pagesThroughRoutesByName() throws Exception {
    List<String> names = List.of("page %41", "page + {x}", "page/&=b", "page=z");
    for (String name : names) {
      String path = name.replace("%", "%25").replace(" ", "%20").replace("{x}", "%7Bx%7D");
      assertThat(rest().put("/routes/" + path, "{}").statusCode()).isEqualTo(201);
    }

    List<String> found = new ArrayList<>();
    HttpResponse<String> page = rest().get("/routes?limit=1");
    while (page.headers().firstValue("Link").isPresent()) {
      found.addAll(modelsOf(page));
      String link = page.headers().firstValue("Link").orElseThrow();
      page = rest().get(URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>'))));
    }
    found.addAll(modelsOf(page));

    assertThat(found).containsSubsequence("page %41", "page + {x}", "page/&=b", "page=z");
    assertThat(page.headers().firstValue("X-Total-Count")).hasValue("" + found.size());
  }

  private static List<String> modelsOf(HttpResponse<String> page) {
    return RestClient.array(page).getValuesAs(JsonObject.class).stream()
        .map(route -> route.getString("model"))
        .toList();
  }

  @Test
  void keepsWhatIsSaidOfAProvidersKeysAndLimits() throws Exception {
    HttpResponse<String> created =
        rest()
            .post(
                "/providers",
                """
                {"name": "several", "server_url": "http://localhost:1/v1",
                 "personalized_key": "several-key", "server_key": "sk-first-000000",
                 "more_server_keys": ["sk-second-00000", "short"], "max_concurrent": 7,
                 "idle_timeout_ms": 60000, "health_check": "active"}
                """);
    JsonObject provider = RestClient.object(created);
    String path = "/providers/" + provider.getInt("id");

    HttpResponse<String> same = rest().put(path, created.body());
    String added = created.body().replace("[\"sk-s****\"", "[\"ak-third-00000\",\"sk-s****\"");
    JsonObject three = RestClient.object(rest().put(path, added));
    JsonObject listed = last(rest().get("/providers?limit=500"));

    assertThat(created.body()).doesNotContain("second", "short");
    assertThat(provider.getJsonArray("more_server_keys").toString())
        .isEqualTo("[\"sk-s****\",\"****\"]");
    assertThat(provider.getInt("max_concurrent")).isEqualTo(7);
    assertThat(provider.get("max_queued")).isEqualTo(JsonValue.NULL);
    assertThat(provider.getInt("idle_timeout_ms")).isEqualTo(60_000);
    assertThat(provider.getString("health_check")).isEqualTo("active");
    assertThat(provider.getInt("health_check_interval_s")).isEqualTo(30);
    assertThat(RestClient.object(same).getJsonArray("more_server_keys"))
        .isEqualTo(provider.getJsonArray("more_server_keys"));
    assertThat(three.getJsonArray("more_server_keys").toString())
        .isEqualTo("[\"ak-t****\",\"sk-s****\",\"****\"]");
    assertThat(listed.getJsonArray("more_server_keys"))
        .isEqualTo(three.getJsonArray("more_server_keys"));
    assertThat(rest().delete(path).statusCode()).isEqualTo(204);
  }

  private static JsonObject last(HttpResponse<String> list) {
    JsonArray all = RestClient.array(list);
    return all.getJsonObject(all.size() - 1);
  }

  @Test
  void showsAProviderWithoutLimitsOfItsOwn() throws Exception {
    HttpResponse<String> created =
        rest()
            .post(
                "/providers",
                """
                {"name": "plain", "server_url": "http://localhost:1/v1", "personalized_key": "p"}
                """);
    String path = "/providers/" + RestClient.object(created).getInt("id");

    JsonObject found = RestClient.object(rest().get(path));

    assertThat(found.getJsonArray("more_server_keys")).isEmpty();
    assertThat(found.get("max_concurrent")).isEqualTo(JsonValue.NULL);
    assertThat(found.get("total_timeout_ms")).isEqualTo(JsonValue.NULL);
    assertThat(found.getString("health_check")).isEqualTo("passive");
    assertThat(rest().delete(path).statusCode()).isEqualTo(204);
  }

  @Test
  void keepsWhereAModelStands() throws Exception {
    HttpResponse<String> provider =
        rest()
            .post(
                "/providers",
                """
                {"name": "placed", "server_url": "http://localhost:1/v1", "personalized_key": "p"}
                """);
    int id = RestClient.object(provider).getInt("id");
    String placed = "{\"provider_id\":%d,\"model_name\":\"m\",\"priority\":0,\"weight\":50}";
    String plain = "{\"provider_id\":%d,\"model_name\":\"n\"}";

    JsonObject first = RestClient.object(rest().post("/provider_models", placed.formatted(id)));
    JsonObject second = RestClient.object(rest().post("/provider_models", plain.formatted(id)));

    assertThat(first.getInt("priority")).isZero();
    assertThat(first.getInt("weight")).isEqualTo(50);
    assertThat(second.getInt("priority")).isEqualTo(1);
    assertThat(second.getInt("weight")).isEqualTo(1);
    assertThat(rest().delete("/providers/" + id).statusCode()).isEqualTo(204);
  }

  private RestClient rest() {
    return new RestClient(deployed.getPort());
  }
}
