package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.RawSocket;
import ai.nexus.e2e.support.RealtimeClient;
import ai.nexus.e2e.support.RealtimeClient.Close;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.RealtimeAnswer;
import ai.nexus.testkit.provider.RealtimePeer;
import ai.nexus.testkit.provider.RealtimeScript;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends realtime sockets, on a server with short limits. */
@Timeout(60)
class RealtimeLimitsIT {

  private static final int MIB = 1 << 20;

  private static FakeProvider upstream;
  private static NexusServer server;
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    upstream = FakeProvider.start();
    server = NexusServer.start(plan("realtime"));
    gateway = Gateway.on(server, upstream);
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  private static ServerPlan plan(String name) {
    return Servers.plan(name)
        .with("NEXUS_REALTIME_MAX_FRAME", "2MiB")
        .with("NEXUS_REALTIME_HANDSHAKE_TIMEOUT", "1s")
        .with("NEXUS_SOCKET_IDLE_TIMEOUT", "2s")
        .with("NEXUS_SOCKET_PING_INTERVAL", "1s");
  }

  @Test
  void aMessageThatIsTooLongClosesTheSocket() throws Exception {
    RealtimeAnswer session = new RealtimeAnswer();
    Tenant tenant = serving(gateway, session);
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      try {
        client.send("{\"type\":\"x\",\"audio\":\"%s\"}".formatted("A".repeat(3 * MIB)));
      } catch (CompletionException closedMeanwhile) {
        // The JDK's client cuts messages into frames, and the close may come between two.
      }

      assertThat(client.awaitClose().code()).isEqualTo(1009);
      await().until(() -> session.closed().isPresent());
      assertThat(session.received()).isEmpty();
    }
  }

  @Test
  void aMessageOfTheProvidersThatIsTooLongClosesTheSocket() throws Exception {
    Tenant tenant =
        serving(
            gateway,
            handshake -> {
              RealtimePeer peer = handshake.accept();
              peer.send("x".repeat(3 * MIB));
              peer.receive();
            });
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      assertThat(client.awaitClose())
          .isEqualTo(new Close(1009, "longer than nexus.realtime.max-frame"));
    }
  }

  @Test
  void anIdleSocketIsClosed() throws Exception {
    Tenant tenant = serving(gateway, new RealtimeAnswer());
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      assertThat(client.awaitClose()).isEqualTo(new Close(1001, "idle for too long"));
    }
  }

  @Test
  void aProviderThatDoesNotAnswerTheHandshakeIsWaitedForNoLonger() throws Exception {
    CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
    Tenant tenant =
        serving(
            gateway,
            handshake -> {
              try {
                handshake.hang();
              } catch (IOException gone) {
                hungUp.complete(true);
              }
            });

    String target = "/v1/realtime?model=" + tenant.model();
    try (RawSocket socket = RawSocket.openAt(gateway, target, tenant.key())) {
      assertThat(socket.statusLine()).contains(" 504 ");
    }
    await().until(hungUp::isDone);
  }

  @Test
  void aShutdownEndsTheSockets() throws Exception {
    String conversation = Tenant.conversation();
    RealtimeAnswer session = new RealtimeAnswer();
    ServerPlan plan = Servers.plan("realtime-stop").with("NEXUS_SHUTDOWN_DRAIN_TIMEOUT", "1s");
    Tenant tenant;
    try (NexusServer own = NexusServer.start(plan)) {
      tenant = serving(Gateway.on(own, upstream), session);
      try (RealtimeClient client = RealtimeClient.open(tenant, "X-Conversation-Id", conversation)) {
        client.send("{\"type\":\"test.begin\"}").next("response.output_text.delta");

        own.terminate();

        assertThat(client.awaitClose()).isEqualTo(new Close(1001, "the gateway shuts down"));
        assertThat(own.awaitExit()).isIn(0, 143);
      }
      await()
          .until(() -> session.closed().map(RealtimePeer.Message::code), Optional.of(1001)::equals);
    }
    try (NexusServer again = NexusServer.start(plan)) {
      Tenant same =
          new Tenant(
              Gateway.on(again, upstream), tenant.providerId(), tenant.key(), tenant.model());
      assertThat(same.onlyEntry(conversation).getString("error_code")).isEqualTo("shutting_down");
    }
  }

  private static Tenant serving(Gateway at, RealtimeScript script) {
    Tenant tenant = at.tenant();
    upstream.serveRealtime(tenant.model(), script);
    return tenant;
  }
}
