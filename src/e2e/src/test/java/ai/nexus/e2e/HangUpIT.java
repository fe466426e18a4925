package ai.nexus.e2e;

import static ai.nexus.testkit.provider.RecordedRequest.State.HUNG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that leaves while its provider is silent: nothing is written that would tell. */
@ExtendWith(GatewayExtension.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere it is noticed when something is written")
class HangUpIT {

  private static final Duration SOON = Duration.ofSeconds(8);
  private static final ChatAnswer ANSWER = ChatAnswer.of("one two");
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Gateway gateway;
  private final String conversation = Tenant.conversation();

  HangUpIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void beforeAJsonAnswer() throws IOException {
    Tenant tenant = serve(Scripts.neverAnswering());

    askAndLeave(tenant, tenant.question("hi"));

    assertProviderIsHungUpOn(tenant);
    assertThat(tenant.onlyEntry(conversation).getString("source")).isEqualTo("none");
  }

  @Test
  void beforeTheHeadOfAStream() throws IOException {
    Tenant tenant = serve(Scripts.neverAnswering());

    askAndLeave(tenant, tenant.streamQuestion("hi"));

    assertProviderIsHungUpOn(tenant);
  }

  @Test
  void beforeTheFirstEvent() throws IOException {
    Tenant tenant = serve(ANSWER.at(Pace.silentFor(LONG)));

    askAndLeave(tenant, tenant.streamQuestion("hi"));

    assertProviderIsHungUpOn(tenant);
  }

  @Test
  void betweenTwoEvents() throws IOException {
    Tenant tenant = serve(ANSWER.at(Pace.everyEvent(LONG)));

    askAndLeave(tenant, tenant.streamQuestion("hi"));

    assertProviderIsHungUpOn(tenant);
    assertThat(tenant.onlyEntry(conversation).getString("source")).isEqualTo("partial");
  }

  private Tenant serve(Script script) {
    return gateway.tenant().serve(script);
  }

  private void askAndLeave(Tenant tenant, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            "POST " + Chat.COMPLETIONS + " HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + tenant.key(),
            "X-Conversation-Id: " + conversation,
            "Content-Type: application/json",
            "Content-Length: " + bytes.length,
            "\r\n");
    try (var socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      await().atMost(SOON).until(() -> tenant.received().size() == 1);
    }
  }

  private void assertProviderIsHungUpOn(Tenant tenant) {
    await().atMost(SOON).until(() -> tenant.onlyReceived().state() == HUNG_UP);
    await()
        .atMost(SOON)
        .ignoreException(IllegalStateException.class)
        .until(() -> tenant.entries(conversation).size() == 1);
    assertThat(tenant.onlyEntry(conversation).getString("outcome")).isEqualTo("client_closed");
  }
}
