package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway as it is shipped, whose cache is off. */
@ExtendWith(GatewayExtension.class)
class NoCacheIT {

  private final Gateway gateway;

  NoCacheIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void equalRequestsAllGoToTheProviderAndNothingIsSaidOfACache() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two three"));

    tenant.chat().complete(tenant.question("hi"));
    HttpResponse<String> again =
        tenant.chat().complete(tenant.question("hi"), "x-nexus-cache", "what?");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().map()).doesNotContainKeys("x-nexus-cache", "age");
    assertThat(tenant.received()).hasSize(2);
  }

  @Test
  void theAdminRestSaysThatThereIsNone() {
    HttpResponse<String> look = gateway.admin().call("GET", "/cache", "");
    HttpResponse<String> clear = gateway.admin().call("DELETE", "/cache", "");

    assertThat(look.statusCode()).isEqualTo(404);
    assertThat(look.body()).contains("nexus.cache.enabled");
    assertThat(clear.statusCode()).isEqualTo(404);
  }
}
