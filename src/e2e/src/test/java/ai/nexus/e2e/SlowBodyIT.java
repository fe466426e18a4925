package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import jakarta.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A body that comes to the admin REST slowly, or not whole. */
@ExtendWith(GatewayExtension.class)
class SlowBodyIT {

  // The server waits 5 s for a piece of a body (server-config/domain.xml).
  private static final Duration LONGER_THAN_THE_SERVER_WAITS = Duration.ofSeconds(7);
  private static final int LIMIT_MILLIS = 15_000;

  private final Gateway gateway;
  private final String id = "slow-" + UUID.randomUUID();

  SlowBodyIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void isWaitedFor() throws Exception {
    byte[] body = bytes(provider());
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head(body.length)));
      long began = System.nanoTime();
      await()
          .atMost(LONGER_THAN_THE_SERVER_WAITS.multipliedBy(2))
          .until(() -> System.nanoTime() - began > LONGER_THAN_THE_SERVER_WAITS.toNanos());
      socket.getOutputStream().write(body);

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 201");
    }
  }

  @Test
  void thatBreaksOffIsTheClientsFault() throws Exception {
    Path logs = gateway.ownServer().plan().home().resolve("logs");
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes(head(1000) + "{"));
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lineOfThis(logs.resolve("access-admin.log")).contains("\"status\":400"));
    assertThat(lineOfThis(logs.resolve("nexus.log"))).isEmpty();
  }

  /** The line that names this test's request; empty where there is none. */
  private String lineOfThis(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(id))
        .findFirst()
        .orElse("");
  }

  private Socket connect() throws IOException {
    var socket = new Socket(gateway.adminAddress().getHost(), gateway.adminAddress().getPort());
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  private String head(int length) {
    return String.join(
        "\r\n",
        "POST /providers HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        "X-Request-Id: " + id,
        "Content-Length: " + length,
        "",
        "");
  }

  private String provider() {
    return Json.createObjectBuilder()
        .add("name", id)
        .add("server_url", "http://127.0.0.1:9/v1")
        .add("personalized_key", id)
        .build()
        .toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
