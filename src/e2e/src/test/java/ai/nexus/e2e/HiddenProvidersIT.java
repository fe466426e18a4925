package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.server.NexusServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that does not tell its clients who serves them. */
class HiddenProvidersIT {

  private static FakeProvider upstream;
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    upstream = FakeProvider.start();
    gateway =
        Gateway.on(
            NexusServer.start(
                Servers.plan("hidden").with("NEXUS_RESPONSE_PROVIDER_HEADERS", "false")),
            upstream);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void neitherAnAnswerNorARefusalTellsOfTheProvider() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));
    tenant.serve(Scripts.error(401, "a wrong key"));
    HttpResponse<String> refusal = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .doesNotContainKeys("x-nexus-provider", "x-nexus-model", "x-nexus-attempts");
    assertThat(refusal.statusCode()).isEqualTo(502);
    assertThat(refusal.headers().map())
        .doesNotContainKeys("x-nexus-provider", "x-nexus-model", "x-nexus-attempts");
  }
}
