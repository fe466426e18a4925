package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
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
        "/stats/total",
        "/ready",
        "/health",
        "/health/live",
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
  @ValueSource(
      strings = {
        "/v1/models",
        "/models",
        "/v1/chat/completions",
        "/ws/chat",
        "/metrics",
        "/openapi"
      })
  void theAdminPortHasNothingOfTheApis(String path) {
    HttpResponse<String> answer = new Chat(gateway.adminAddress(), "").get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void neitherPortServesItsDescriptors() {
    assertThat(new Chat(gateway.api(), "").get("/WEB-INF/web.xml").statusCode()).isEqualTo(404);
    assertThat(new Chat(gateway.adminAddress(), "").get("/WEB-INF/web.xml").statusCode())
        .isEqualTo(404);
  }
}
