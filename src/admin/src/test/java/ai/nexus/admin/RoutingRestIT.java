package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs the LLM API, on a server that does not have it. */
@ArquillianTest
class RoutingRestIT {

  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive admin() {
    return AdminArchive.plain();
  }

  private RestClient rest() {
    return new RestClient(deployed.getPort());
  }

  @Test
  void saysThatTheApiDoesNotRunHere() throws Exception {
    HttpResponse<String> targets = rest().get("/targets");
    HttpResponse<String> route = rest().post("/models/meta-llama/Llama-3/route", "{}");
    HttpResponse<String> closed = rest().delete("/targets/1.1.a/b/circuit");

    for (HttpResponse<String> answer : List.of(targets, route, closed)) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(RestClient.object(answer).getString("detail"))
          .isEqualTo("The LLM API does not run in this process.");
    }
  }

  @Test
  void namesEveryWrongFieldOfAQuestion() throws Exception {
    HttpResponse<String> refused =
        rest()
            .post(
                "/models/gpt/route",
                "{\"client_key\": \"k\", \"provider_id\": 1, \"conversation_id\": \"a/b\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RestClient.object(refused).getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .containsExactlyInAnyOrder("provider_id", "conversation_id");
  }

  @Test
  void knowsNoTargetsOfAProviderThatIsNotThere() throws Exception {
    assertThat(rest().get("/providers/987654/targets").statusCode()).isEqualTo(404);
    assertThat(rest().post("/models/gpt/route", "{\"provider_id\": 987654}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void livesWithoutBeingReady() throws Exception {
    HttpResponse<String> live = rest().get("/health/live");

    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(RestClient.object(live).getString("status")).isEqualTo("UP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/started"})
  void isNeitherReadyNorStartedWithoutTheApi(String path) throws Exception {
    HttpResponse<String> answer = rest().get(path);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(RestClient.object(answer).getString("status")).isEqualTo("DOWN");
  }
}
