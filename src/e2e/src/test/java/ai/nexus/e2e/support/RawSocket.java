package ai.nexus.e2e.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A socket down to its bytes (RFC 6455): for the head of the handshake's answer, which no client
 * shows, and for frames of any length, which clients cut.
 */
public final class RawSocket implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTE_LENGTH = 126;
  private static final int EIGHT_BYTE_LENGTH = 127;
  private static final int MOST_OVERHEAD = 14;
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_PING = 0x89;
  private static final int FINAL_CLOSE = 0x88;
  private static final int FINAL_PONG = 0x8A;

  private final Socket socket;
  private final String head;

  private RawSocket(Socket socket, String head) {
    this.socket = socket;
    this.head = head;
  }

  /**
   * @param headers whole lines, beside those of every handshake
   */
  public static RawSocket open(Gateway gateway, String key, String... headers) throws IOException {
    return openAt(gateway, "/ws/chat", key, headers);
  }

  /**
   * @param target path and query
   */
  public static RawSocket openAt(Gateway gateway, String target, String key, String... headers)
      throws IOException {
    Socket socket = new Socket(gateway.api().getHost(), gateway.api().getPort());
    try {
      socket.setSoTimeout(LIMIT_MILLIS);
      String request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + "Authorization: Bearer "
              + key
              + "\r\n"
              + Stream.of(headers).map(line -> line + "\r\n").collect(Collectors.joining())
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new RawSocket(socket, readHead(socket.getInputStream()));
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended within the head: " + read);
      }
      read.write(next);
    }
    return read.toString(StandardCharsets.US_ASCII);
  }

  /** Of the handshake's answer. */
  public String statusLine() {
    return head.lines().findFirst().orElseThrow();
  }

  /** A header of the handshake's answer. */
  public Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).trim())
        .findFirst();
  }

  /** Of an answer that upgrades nothing, by its length. */
  public String body() throws IOException {
    byte[] body = new byte[Integer.parseInt(header("Content-Length").orElseThrow())];
    new DataInputStream(socket.getInputStream()).readFully(body);
    return new String(body, StandardCharsets.UTF_8);
  }

  /** One text frame, however long, masked with zeros. */
  public void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + MOST_OVERHEAD);
    DataOutputStream out = new DataOutputStream(frame);
    out.write(FINAL_TEXT);
    out.write(MASKED | EIGHT_BYTE_LENGTH);
    out.writeLong(payload.length);
    out.writeInt(0);
    out.write(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  /** A close frame with status 1000, masked with zeros. */
  public void sendClose() throws IOException {
    socket
        .getOutputStream()
        .write(new byte[] {(byte) FINAL_CLOSE, (byte) (MASKED | 2), 0, 0, 0, 0, 3, (byte) 0xE8});
  }

  /** Whether the other side has ended the connection; found by writing a pong, not by reading. */
  public boolean isCut() {
    try {
      socket.getOutputStream().write(new byte[] {(byte) FINAL_PONG, (byte) MASKED, 0, 0, 0, 0});
      return false;
    } catch (IOException cut) {
      return true;
    }
  }

  /**
   * The next frame that comes, which must be one of text, of 65,535 bytes at most.
   *
   * @throws IOException where the connection ends without one
   */
  public String awaitText() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int opcode = in.readUnsignedByte();
    if (opcode != FINAL_TEXT) {
      throw new IOException("expected a text frame, came " + opcode);
    }
    int length = in.readUnsignedByte();
    byte[] text = new byte[length == TWO_BYTE_LENGTH ? in.readUnsignedShort() : length];
    in.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * The status of the close frame, which must be the next that comes but for empty pings.
   *
   * @throws IOException where the connection ends without one
   */
  public int awaitClose() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int opcode = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    while (opcode == FINAL_PING && length == 0) {
      opcode = in.readUnsignedByte();
      length = in.readUnsignedByte();
    }
    if (opcode != FINAL_CLOSE) {
      throw new IOException("expected a close frame, came " + opcode);
    }
    return in.readUnsignedShort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
