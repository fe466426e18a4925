package ai.nexus.e2e.chaos;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP answer that a socket gives before it closes: no client keeps a connection for later, so
 * that one which is left open is the gateway's fault.
 */
record RawAnswer(int status, String body) {

  private static final int HEX = 16;

  /**
   * @throws EOFException where it is not whole
   */
  static RawAnswer read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    int status = Integer.parseInt(line(data).split(" ", 3)[1]);
    int length = -1;
    boolean chunked = false;
    for (String line = line(data); !line.isEmpty(); line = line(data)) {
      String header = line.toLowerCase(Locale.ROOT);
      chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).trim());
      }
    }
    byte[] body = chunked ? chunks(data) : bytes(data, length);
    return new RawAnswer(status, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] bytes(DataInputStream data, int length) throws IOException {
    return length < 0 ? data.readAllBytes() : exactly(data, length);
  }

  private static byte[] exactly(DataInputStream data, int length) throws IOException {
    byte[] bytes = new byte[length];
    data.readFully(bytes);
    return bytes;
  }

  private static byte[] chunks(DataInputStream data) throws IOException {
    var all = new ByteArrayOutputStream();
    for (int size = size(data); size > 0; size = size(data)) {
      all.writeBytes(exactly(data, size));
      line(data);
    }
    line(data);
    return all.toByteArray();
  }

  private static int size(DataInputStream data) throws IOException {
    return Integer.parseInt(line(data).trim(), HEX);
  }

  private static String line(DataInputStream data) throws IOException {
    var line = new StringBuilder();
    for (int next = data.readUnsignedByte(); next != '\n'; next = data.readUnsignedByte()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
