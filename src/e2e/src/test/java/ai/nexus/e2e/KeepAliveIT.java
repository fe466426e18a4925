package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every request on a connection that is kept open is read and answered. */
@ExtendWith(GatewayExtension.class)
class KeepAliveIT {

  private static final int CONNECTIONS = 4;
  private static final int REQUESTS = 600;
  private static final int LIMIT_MILLIS = 15_000;

  private final Gateway gateway;
  private final Tenant tenant;

  KeepAliveIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
  }

  /** The server lost one request in some three hundred when a listener read the bodies. */
  @Test
  void requestsWhoseBodyComesBehindTheirHead() {
    CompletableFuture<?>[] connections =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(one -> CompletableFuture.supplyAsync(this::answersOnOneConnection))
            .toArray(CompletableFuture[]::new);

    assertThat(connections).allSatisfy(answers -> assertThat(answers.join()).isEqualTo(REQUESTS));
  }

  private int answersOnOneConnection() {
    byte[] body = tenant.question("hi").getBytes(StandardCharsets.UTF_8);
    byte[] head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(Chat.COMPLETIONS, tenant.key(), body.length)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    int answered = 0;
    try (var socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (answered < REQUESTS) {
        out.write(head);
        out.write(body);
        assertThat(answer(in)).contains("one two");
        answered++;
      }
      return answered;
    } catch (IOException failed) {
      throw new AssertionError("no answer to request " + (answered + 1), failed);
    }
  }

  private static String answer(InputStream in) throws IOException {
    assertThat(line(in)).isEqualTo("HTTP/1.1 200 OK");
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).trim());
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server has closed the connection");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
