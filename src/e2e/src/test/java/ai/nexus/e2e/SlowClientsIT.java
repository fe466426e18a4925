package ai.nexus.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RawClients;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.server.NexusServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that send or read slowly, or nothing, in great number: others do not notice. */
@ExtendWith(GatewayExtension.class)
class SlowClientsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two");
  private static final int MANY = 2000;
  private static final int REQUESTS = 20;
  // Far above what a request takes, far below what waiting for one of the many would.
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int LONG = 200 << 10;

  private final Gateway gateway;

  SlowClientsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void thatSendNothingOrHeadsWithoutAnEnd() {
    try (var slow = new RawClients(gateway.api())) {
      slow.open(MANY / 2, "");
      slow.open(MANY / 2, "POST " + Chat.COMPLETIONS + " HTTP/1.1\r\nHost: localhost\r\nX-A: ")
          .drip();

      assertOthersAreAnswered(gateway);
    }
  }

  @Test
  void thatNeverReadTheirStreams() {
    Tenant slow = gateway.tenant().serve(ChatAnswer.of("word ".repeat(100_000)));
    try (var unread = new RawClients(gateway.api())) {
      unread.open(REQUESTS, request(slow, slow.streamQuestion("hi")));
      await().atMost(Duration.ofSeconds(10)).until(() -> slow.received().size() == REQUESTS);

      assertOthersAreAnswered(gateway);
    }
  }

  /** Their bodies would take 2 GiB, if room were made for what they announce. */
  @Test
  @DisabledIfSystemProperty(
      named = "nexus.e2e.api",
      matches = ".+",
      disabledReason = "the heap is somebody else's")
  void thatSendLongBodiesByteByByte() throws Exception {
    var plan =
        Servers.plan("slow-clients")
            .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m")
            .with("NEXUS_LIMITS_OPEN", Integer.toString(MANY))
            .with("NEXUS_REQUEST_BODY_TIMEOUT", "60s");
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer server = NexusServer.start(plan);
        RawClients slow = new RawClients(server.api())) {
      Gateway own = Gateway.on(server, upstream);
      Tenant greedy = own.tenant();
      slow.open(MANY, head(greedy, 1 << 20) + "{").drip();

      assertOneMoreIsRefused(greedy);
      assertOthersAreAnswered(own);
      assertThat(slow.firstAnswer("bytes a second")).startsWith("HTTP/1.1 408");
      greedy.serve(HELLO);
      await().atMost(SOON).until(() -> ask(greedy, LONG).statusCode() == 200);
    }
  }

  private static void assertOthersAreAnswered(Gateway gateway) {
    Tenant other = gateway.tenant().serve(HELLO);
    for (int i = 0; i < REQUESTS; i++) {
      int length = i % 2 == 0 ? 1 : LONG;
      assertThat(other.chat().later(other.question("x".repeat(length))))
          .succeedsWithin(SOON)
          .satisfies(
              answer ->
                  assertThat(answer.statusCode())
                      .as(() -> new String(answer.body(), UTF_8))
                      .isEqualTo(200));
    }
  }

  private static void assertOneMoreIsRefused(Tenant greedy) {
    HttpResponse<String> refused = ask(greedy, 1);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(JsonText.error(refused.body()).getString("message")).contains("left for others");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
  }

  private static HttpResponse<String> ask(Tenant tenant, int length) {
    return tenant.chat().complete(tenant.question("x".repeat(length)));
  }

  private static String request(Tenant tenant, String body) {
    return head(tenant, body.length()) + body;
  }

  private static String head(Tenant tenant, int length) {
    return String.join(
        "\r\n",
        "POST " + Chat.COMPLETIONS + " HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + tenant.key(),
        "Content-Type: application/json",
        "Content-Length: " + length,
        "",
        "");
  }
}
