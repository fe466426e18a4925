package ai.nexus.e2e.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes Amazon's binary event streams (smithy.io/2.0/aws/amazon-eventstream.html), as Bedrock
 * sends them.
 */
public final class AmazonFrames {

  private static final int FRAME = 16; // two lengths and two checksums
  private static final byte STRING = 7;

  private AmazonFrames() {}

  /** Events, each as its type and its payload. */
  public static byte[] of(String... typesAndPayloads) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < typesAndPayloads.length; i += 2) {
      stream.writeBytes(frame(typesAndPayloads[i], typesAndPayloads[i + 1]));
    }
    return stream.toByteArray();
  }

  private static byte[] frame(String type, String payload) {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    header(headers, ":event-type", type);
    header(headers, ":content-type", "application/json");
    header(headers, ":message-type", "event");
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(FRAME + headers.size() + body.length);
    frame.putInt(frame.capacity()).putInt(headers.size());
    frame.putInt(checksum(frame)).put(headers.toByteArray()).put(body);
    frame.putInt(checksum(frame)).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private static void header(ByteArrayOutputStream out, String name, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(STRING);
    out.write(text.length >> 8);
    out.write(text.length);
    out.writeBytes(text);
  }

  private static int checksum(ByteBuffer written) {
    CRC32 crc = new CRC32();
    crc.update(written.duplicate().flip());
    return (int) crc.getValue();
  }
}
