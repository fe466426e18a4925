package ai.nexus.api.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.wire.model.Dialect;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A socket to a provider on loopback that accepts it and then reads nothing. */
class UpstreamSocketTest {

  private static final int MIB = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile("sec-websocket-key: (\\S+)", Pattern.CASE_INSENSITIVE);

  private final Vertx vertx = Vertx.vertx();
  // Vert.x closes servers and clients that nobody refers to any more.
  private NetServer deaf;
  private UpstreamSockets sockets;
  private Relay relay;
  private UpstreamSocket socket;

  @BeforeEach
  void fill() {
    deaf =
        vertx
            .createNetServer()
            .connectHandler(UpstreamSocketTest::accept)
            .listen(0, "127.0.0.1")
            .await();
    relay = new Relay(RelayConfig.read(new SettingsReader(key -> Optional.empty())));
    sockets = relay.sockets(MIB);
    socket =
        sockets
            .connect(
                at(deaf.actualPort()), "/realtime", Map.of(), List.of(), Duration.ofSeconds(10))
            .toCompletableFuture()
            .join();
    for (int i = 0; i < 64; i++) {
      socket.send("x".repeat(MIB));
    }
  }

  private static void accept(NetSocket provider) {
    provider.handler(
        head -> {
          provider.pause();
          Matcher key = KEY.matcher(head.toString());
          assertThat(key.find()).isTrue();
          provider.write(
              "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accepted(key.group(1))
                  + "\r\n\r\n");
        });
  }

  /** RFC 6455, section 4.2.2. */
  private static String accepted(String key) {
    try {
      byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void isCutThoughMuchWaitsInFrontOfItsClose() {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    socket.attach(new Ended(code));

    socket.close(1001, "");

    await().atMost(Duration.ofSeconds(15)).until(code::isDone);
    assertThat(code).isCompletedWithValue(UpstreamSocket.BROKEN);
    relay.close();
  }

  @Test
  void doesNotKeepTheRelayFromClosing() {
    socket.close(1001, "");

    assertThatCode(relay::close).doesNotThrowAnyException();
  }

  private static Provider at(int port) {
    return new Provider(
        1,
        "Up",
        Dialect.OPENAI,
        URI.create("http://127.0.0.1:" + port + "/v1"),
        Optional.of("sk-upstream"),
        Optional.empty(),
        false,
        OnClientGone.CANCEL);
  }

  private record Ended(CompletableFuture<Integer> code) implements UpstreamSocket.Listener {

    @Override
    public void text(String message) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public void binary(byte[] message) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public void closed(int told, String reason) {
      code.complete(told);
    }
  }
}
