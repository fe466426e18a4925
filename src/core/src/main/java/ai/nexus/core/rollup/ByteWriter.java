package ai.nexus.core.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Numbers and texts as bytes; see {@link RollUpContent}. */
final class ByteWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  void number(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  void signed(long number) {
    number((number << 1) ^ (number >> 63));
  }

  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
