package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body's bytes are never taken for a request: where the head is not clear about the body's end,
 * the request is refused and nothing more that comes on the connection is done.
 */
@ExtendWith(GatewayExtension.class)
class FramingIT {

  private static final int LIMIT_MILLIS = 15_000;
  private static final Duration LONG_ENOUGH_TO_BE_DONE = Duration.ofMillis(500);

  private final Gateway gateway;

  FramingIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Content-Length: 3\r\nTransfer-Encoding: identity",
        "Content-Length: 0\r\nContent-Length: 46",
        "Content-Length: +46",
        "Content-Length: -1",
        "Content-Length: 0x2e"
      })
  void anUnclearBodyIsRefusedAndNotTakenForARequest(String framing) throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hidden"));
    String name = "hidden-" + UUID.randomUUID();
    String question = request("/v1/chat/completions", tenant.key(), tenant.question("hi"));
    String provider = request("/providers", "none", provider(name));

    assertOneRefusal(send(gateway.api(), "/v1/chat/completions", framing, question));
    assertOneRefusal(send(gateway.adminAddress(), "/providers", framing, provider));

    await().pollDelay(LONG_ENOUGH_TO_BE_DONE).until(() -> tenant.received().isEmpty());
    assertThat(gateway.admin().call("POST", "/providers", provider(name)).statusCode())
        .as("the name is free")
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Content-Length: 0\r\nContent-Length: 46"
      })
  void anUnclearFormIsRefusedAndNotTakenForARequest(String framing) throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hidden"));
    String question = request("/v1/chat/completions", tenant.key(), tenant.question("hi"));
    String type = "Content-Type: multipart/form-data; boundary=xyz\r\n";

    assertOneRefusal(
        sendTo(gateway.api(), "POST /v1/audio/transcriptions", type + framing, question));

    await().pollDelay(LONG_ENOUGH_TO_BE_DONE).until(() -> tenant.received().isEmpty());
  }

  /** A proxy that goes by the length takes all of it for one body. */
  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/form-data; boundary=xyz"})
  void noRequestIsHiddenBehindTheChunksOfABodyWithALength(String type) throws IOException {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hidden"));
    String question = request("/v1/chat/completions", tenant.key(), tenant.question("hi"));
    String body = "2\r\n{}\r\n0\r\n\r\n" + question;
    String headers =
        "Content-Type: %s\r\nContent-Length: %d\r\nTransfer-Encoding: chunked"
            .formatted(type, body.length());

    assertOneRefusal(sendTo(gateway.api(), "POST /v1/chat/completions", headers, body));
    assertOneRefusal(sendTo(gateway.api(), "POST /v1/audio/transcriptions", headers, body));
    assertOneRefusal(sendTo(gateway.adminAddress(), "POST /providers", headers, body));

    await().pollDelay(LONG_ENOUGH_TO_BE_DONE).until(() -> tenant.received().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /WEB-INF/web.xml", "POST /META-INF/x", "TRACE /providers"})
  void soIsOneThatTheServerRefusesByItself(String line) throws IOException {
    String name = "hidden-" + UUID.randomUUID();
    String hidden = request("/providers", "none", provider(name));

    String framing = "Content-Type: application/json\r\nTransfer-Encoding: identity";

    assertOneRefusal(sendTo(gateway.adminAddress(), line, framing, hidden));

    assertThat(gateway.admin().call("POST", "/providers", provider(name)).statusCode())
        .as("the name is free")
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n{}"
      })
  void noClientFillsTheLogWithSuchRequests(String rest) throws IOException {
    Path log = gateway.ownServer().plan().home().resolve("logs/nexus.log");
    long before = Files.size(log);
    String head =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nConnection: close\r\n";

    sendTo(
        gateway.api(),
        "POST /v1/chat/completions",
        head.formatted(gateway.tenant().key()) + rest,
        "");

    String said = Files.readString(log, StandardCharsets.ISO_8859_1).substring((int) before);
    assertThat(said).doesNotContain("org.glassfish.grizzly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Field : a",
        "X Field: a",
        "X-Field: \u00e9",
        "X-Field: a\u0000b",
        "X-Field: a\u0001b"
      })
  void aFieldThatIsNoneIsRefused(String field) throws IOException {
    assertOneRefusal(sendTo(gateway.api(), "GET /v1/models", "Connection: close\r\n" + field, ""));
  }

  @Test
  void aFoldedFieldIsOneLineWithASpace() throws IOException {
    String key = gateway.tenant().key();
    String folded = "Connection: close\r\nAuthorization: Bearer\r\n  " + key;

    assertThat(sendTo(gateway.api(), "GET /v1/models", folded, "")).startsWith("HTTP/1.1 200");
  }

  private static String provider(String name) {
    return "{\"name\":\"%s\",\"server_url\":\"http://127.0.0.1:9\",\"personalized_key\":\"%s\"}"
        .formatted(name, name);
  }

  private static void assertOneRefusal(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("connection: close");
  }

  private static String send(URI server, String path, String framing, String body)
      throws IOException {
    return sendTo(server, "POST " + path, "Content-Type: application/json\r\n" + framing, body);
  }

  /** Everything that the server sends until it closes. */
  private static String sendTo(URI server, String line, String headers, String body)
      throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      String head = line + " HTTP/1.1\r\nHost: localhost\r\n";
      String request = head + headers + "\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What a proxy that reads the head differently takes for a body. */
  private static String request(String path, String key, String body) {
    return String.join(
        "\r\n",
        "POST " + path + " HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + key,
        "Content-Type: application/json",
        "Content-Length: " + body.length(),
        "",
        body);
  }
}
