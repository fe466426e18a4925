package ai.nexus.bench.load;

import ai.nexus.bench.stage.Contender;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The same request over and over on one kept-alive connection, written and read by the calling
 * thread alone, so that no hand-over between threads adds to the latency.
 */
final class BlockingCall implements AutoCloseable {

  private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final int NONE = -1;

  private final Socket socket;
  private final byte[] request;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;

  BlockingCall(URI address, byte[] body) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ascii(
            """
            POST %s HTTP/1.1\r
            Host: %s\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            """
                .formatted(address.getPath(), address.getAuthority(), Contender.KEY, body.length)));
    bytes.writeBytes(body);
    request = bytes.toByteArray();
  }

  /** Whether the answer's status is 200; returns when its last byte is there. */
  boolean answeredWell() throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    String head = readHead();
    int bodyStart = head.length();
    int length = lengthIn(head);
    while (length == NONE ? !endsWithLastChunk() : filled < bodyStart + length) {
      read();
    }
    return head.startsWith("HTTP/1.1 200");
  }

  /** With its blank line. */
  private String readHead() throws IOException {
    while (true) {
      read();
      String text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        return text.substring(0, end + 4);
      }
    }
  }

  private void read() throws IOException {
    int got = socket.getInputStream().read(buffer, filled, buffer.length - filled);
    if (got <= 0) {
      throw new EOFException("the answer ended early or is longer than " + buffer.length);
    }
    filled += got;
  }

  private static int lengthIn(String head) {
    String lower = head.toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf(LENGTH);
    if (at < 0) {
      return NONE;
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(lower.substring(from, lower.indexOf('\r', from)).strip());
  }

  private boolean endsWithLastChunk() {
    int from = filled - LAST_CHUNK.length;
    return from >= 0
        && java.util.Arrays.equals(buffer, from, filled, LAST_CHUNK, 0, LAST_CHUNK.length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
