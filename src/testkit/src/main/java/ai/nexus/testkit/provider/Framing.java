package ai.nexus.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the end of a body is told (RFC 9112, section 6). */
public enum Framing {
  CHUNKED,
  LENGTH,
  UNTIL_CLOSE;

  /** These bytes as one chunk. */
  static byte[] chunk(byte[] bytes, int offset, int length) {
    byte[] size =
        (Integer.toHexString(length).toUpperCase(Locale.ROOT) + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = new byte[size.length + length + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, offset, chunk, size.length, length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }
}
