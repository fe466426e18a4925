package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each port knows its own paths only, and the server's own pages are on neither. */
@ExtendWith(GatewayExtension.class)
class PortSeparationIT {

  private final Gateway gateway;

  PortSeparationIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/providers",
        "/providers/1",
        "/provider_models",
        "/prices",
        "/messages",
        "/stats",
        "/stats/total",
        "/ready",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/started",
        "/targets",
        "/metrics",
        "/openapi",
        "/openapi/"
      })
  void theApiPortHasNothingOfTheAdmins(String path) {
    Tenant tenant = gateway.tenant();

    HttpResponse<String> answer = tenant.chat().get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/models", "/v1/chat/completions", "/ws/chat", "/openapi"})
  void theAdminPortHasNothingOfTheApis(String path) {
    HttpResponse<String> answer = new Chat(gateway.adminAddress(), "").get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/WEB-INF/web.xml", "/WEB-INF/", "/META-INF/MANIFEST.MF", "/.error"})
  void neitherPortServesItsDescriptorsOrNamesTheServer(String path) {
    HttpResponse<String> api = new Chat(gateway.api(), "").get(path);
    HttpResponse<String> admin = new Chat(gateway.adminAddress(), "").get(path);

    assertThat(api.statusCode()).isEqualTo(404);
    assertThat(JsonText.error(api.body()).getString("message")).contains("404");
    assertThat(api.headers().firstValue("x-request-id")).isPresent();
    assertThat(admin.statusCode()).isEqualTo(404);
    assertThat(JsonText.object(admin.body()).getInt("status")).isEqualTo(404);
    assertThat(admin.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void bothAnswerTraceAsAnyMethodThatTheyDoNotKnow() {
    HttpResponse<String> api =
        new Chat(gateway.api(), "").send("TRACE", "/v1/models", BodyPublishers.noBody());
    HttpResponse<String> admin =
        new Chat(gateway.adminAddress(), "").send("TRACE", "/providers", BodyPublishers.noBody());

    assertThat(api.statusCode()).isEqualTo(405);
    assertThat(JsonText.error(api.body()).getString("code")).isEqualTo("method_not_allowed");
    assertThat(admin.statusCode()).isEqualTo(405);
    assertThat(JsonText.object(admin.body()).getInt("status")).isEqualTo(405);
  }
}
