package ai.nexus.e2e.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request without a body whose address is sent just as it is written, as no client does it. */
public final class RawRequest {

  private static final int LIMIT_MILLIS = 15_000;

  private RawRequest() {}

  /** Everything that the server sends until it closes. */
  public static String send(URI server, String method, String address) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      String head =
          method + " " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
      socket
          .getOutputStream()
          .write((head + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
