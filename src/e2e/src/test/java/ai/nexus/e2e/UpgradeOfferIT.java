package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The JDK's HTTP client offers HTTP/2 with its first request on a connection, and sends the body
 * behind the head. Most Java clients stand on it, langchain4j among them.
 */
@ExtendWith(GatewayExtension.class)
class UpgradeOfferIT {

  private static final int LIMIT_MILLIS = 15_000;
  private static final String OFFER =
      String.join(
          "\r\n",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA",
          "");

  private final Gateway gateway;

  UpgradeOfferIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aBodyThatComesBehindItsHeadIsRead() throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
    byte[] body = bytes(tenant.question("hi"));

    String answer = send(tenant, "Content-Length: " + body.length, List.of(body));

    assertThat(answer).startsWith("HTTP/1.1 200").contains("one two");
    assertThat(tenant.onlyReceived().bodyText()).contains("hi");
  }

  @Test
  void aBodyInChunksIsRead() throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
    byte[] body = bytes(tenant.question("hi"));
    byte[] first = bytes("A;name=value\r\n" + new String(body, 0, 10, StandardCharsets.UTF_8));
    byte[] rest = bytes(new String(body, 10, body.length - 10, StandardCharsets.UTF_8));
    byte[] second = bytes("\r\n" + Integer.toHexString(rest.length) + "\r\n");

    String answer =
        send(
            tenant,
            "Transfer-Encoding: chunked",
            List.of(first, second, rest, bytes("\r\n0\r\n\r\n")));

    assertThat(answer).startsWith("HTTP/1.1 200").contains("one two");
  }

  @Test
  void aStreamIsAnswered() throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
    byte[] body = bytes(tenant.streamQuestion("hi"));

    String answer = send(tenant, "Content-Length: " + body.length, List.of(body));

    assertThat(answer).startsWith("HTTP/1.1 200").contains("data: [DONE]");
  }

  @Test
  void theAnswerSaysThatTheConnectionCloses() throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
    byte[] body = bytes(tenant.question("hi"));

    String answer = send(tenant, "Content-Length: " + body.length, List.of(body));

    assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nconnection: close\r\n");
  }

  @Test
  void adminReadsABodyBehindItsHeadToo() throws IOException {
    String name = "Offered " + UUID.randomUUID();
    byte[] body =
        bytes(
            Json.createObjectBuilder()
                .add("name", name)
                .add("server_url", "http://127.0.0.1:9/v1")
                .add("server_key", "sk-of-a-provider")
                .add("personalized_key", name.replace(' ', '-'))
                .build()
                .toString());

    String answer =
        send(gateway.adminAddress(), "/providers", "Content-Length: " + body.length, List.of(body));

    assertThat(answer).startsWith("HTTP/1.1 201").contains(name);
  }

  private String send(Tenant tenant, String framing, List<byte[]> body) throws IOException {
    String key = "Authorization: Bearer " + tenant.key() + "\r\n";
    return send(gateway.api(), Chat.COMPLETIONS, key + framing, body);
  }

  /** Sends each piece alone, with a request on another connection between, and reads to the end. */
  private String send(URI server, String path, String headers, List<byte[]> body)
      throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n";
      String type = "Content-Type: application/json\r\n";
      out.write(bytes(head + OFFER + type + headers + "\r\n\r\n"));
      for (byte[] piece : body) {
        gateway.admin().total();
        out.write(piece);
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
