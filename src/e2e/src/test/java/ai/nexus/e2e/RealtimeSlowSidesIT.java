package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RawSocket;
import ai.nexus.e2e.support.RealtimeClient;
import ai.nexus.e2e.support.RealtimeClient.Close;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.RealtimePeer;
import ai.nexus.testkit.provider.RealtimeScript;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Realtime sockets of which one side does not read, on a server with short limits. */
@Timeout(60)
class RealtimeSlowSidesIT {

  private static final int MIB = 1 << 20;
  private static final String EVENT = "{\"type\":\"x\",\"a\":\"%s\"}".formatted("A".repeat(MIB));
  // Longer than either side is given, shorter than what the server does by itself (30 s).
  private static final Duration SOON = Duration.ofSeconds(20);

  private static FakeProvider upstream;
  private static NexusServer server;
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    upstream = FakeProvider.start();
    ServerPlan plan =
        Servers.plan("realtime-slow")
            .with("NEXUS_REALTIME_MAX_FRAME", "2MiB")
            .with("NEXUS_REALTIME_HANDSHAKE_TIMEOUT", "1s")
            .with("NEXUS_SOCKET_IDLE_TIMEOUT", "2s")
            .with("NEXUS_SOCKET_PING_INTERVAL", "1s");
    server = NexusServer.start(plan);
    gateway = Gateway.on(server, upstream);
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  @Test
  void aClientThatDoesNotReadHoldsItsProviderBack() throws Exception {
    AtomicLong sent = new AtomicLong();
    Tenant tenant = serving(flood(sent));
    try (RealtimeClient client = RealtimeClient.openLazy(tenant)) {
      client.send("{\"type\":\"go\"}");

      await().during(Duration.ofSeconds(1)).until(() -> isHeldBack(sent));
      client.readOn();
      for (int i = 0; i < 200; i++) {
        assertThat(JsonText.object(client.next()).getInt("n")).isEqualTo(i);
      }
      assertThat(client.awaitClose()).isEqualTo(new Close(4000, "that was all"));
    }
  }

  @Test
  void aClientThatDoesNotReadLosesItsConnectionSoonAfterTheClose() throws Exception {
    AtomicLong sent = new AtomicLong();
    Tenant tenant = serving(flood(sent));
    String target = "/v1/realtime?model=" + tenant.model();
    try (RawSocket client = RawSocket.openAt(gateway, target, tenant.key())) {
      client.send("{\"type\":\"go\"}");
      await().until(() -> isHeldBack(sent));

      await().atMost(SOON).until(client::isCut);
    }
  }

  @Test
  void aClientThatClosesButDoesNotReadLosesItsConnectionToo() throws Exception {
    AtomicLong sent = new AtomicLong();
    Tenant tenant = serving(flood(sent));
    String target = "/v1/realtime?model=" + tenant.model();
    try (RawSocket client = RawSocket.openAt(gateway, target, tenant.key())) {
      client.send("{\"type\":\"go\"}");
      await().until(() -> isHeldBack(sent));

      client.sendClose();

      await().atMost(SOON).until(client::isCut);
    }
  }

  @RepeatedTest(5)
  void aProviderThatDoesNotReadHoldsItsClientBackUntilTheClientIsClosed() throws Exception {
    CompletableFuture<RealtimePeer> provider = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    Tenant tenant = serving(deaf(provider, over));
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      assertThatThrownBy(() -> sendMuch(client)).hasCauseInstanceOf(IOException.class);

      assertThat(client.awaitClose()).isEqualTo(new Close(1013, "the provider takes no more"));
    } finally {
      over.complete(null);
    }
  }

  @Test
  void aProviderThatDoesNotReadLosesItsConnectionSoonAfterTheClose() throws Exception {
    CompletableFuture<RealtimePeer> provider = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    Tenant tenant = serving(deaf(provider, over));
    try (RealtimeClient client = RealtimeClient.open(tenant)) {
      assertThatThrownBy(() -> sendMuch(client)).hasCauseInstanceOf(IOException.class);

      await().atMost(SOON).until(() -> isCut(provider.join()));
    } finally {
      over.complete(null);
    }
  }

  private static RealtimeScript deaf(
      CompletableFuture<RealtimePeer> provider, CompletableFuture<Void> over) {
    return handshake -> {
      provider.complete(handshake.accept());
      over.join();
    };
  }

  private static void sendMuch(RealtimeClient client) {
    for (int i = 0; i < 200; i++) {
      client.send(EVENT);
    }
  }

  private static RealtimeScript flood(AtomicLong sent) {
    return handshake -> {
      RealtimePeer peer = handshake.accept();
      peer.receive();
      for (int i = 0; i < 200; i++) {
        peer.send("{\"type\":\"x\",\"n\":%d,\"a\":\"%s\"}".formatted(i, "A".repeat(MIB)));
        sent.incrementAndGet();
      }
      peer.close(4000, "that was all");
      peer.receive();
    };
  }

  private static boolean isHeldBack(AtomicLong sent) {
    return sent.get() > 0 && sent.get() < 100;
  }

  private static boolean isCut(RealtimePeer provider) {
    try {
      provider.send(RealtimePeer.Kind.PONG, new byte[0]);
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  private static Tenant serving(RealtimeScript script) {
    Tenant tenant = gateway.tenant();
    upstream.serveRealtime(tenant.model(), script);
    return tenant;
  }
}
