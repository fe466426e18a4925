package ai.nexus.wire.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes messages of an event stream, as https://smithy.io/2.0/aws/amazon-eventstream.html says.
 */
public final class Frames {

  private Frames() {}

  /** As Bedrock sends an event. */
  public static byte[] event(String type, String json) {
    return message(
        headers(
            Map.of(
                ":event-type", type,
                ":content-type", "application/json",
                ":message-type", "event")),
        json.getBytes(UTF_8));
  }

  /** As Bedrock gives up in the middle. */
  public static byte[] exception(String type, String json) {
    return message(
        headers(
            Map.of(
                ":exception-type", type,
                ":content-type", "application/json",
                ":message-type", "exception")),
        json.getBytes(UTF_8));
  }

  static byte[] headers(Map<String, String> texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    texts.forEach(
        (name, value) -> {
          out.write(name.length());
          out.writeBytes(name.getBytes(UTF_8));
          out.write(7);
          out.writeBytes(ByteBuffer.allocate(2).putShort((short) value.length()).array());
          out.writeBytes(value.getBytes(UTF_8));
        });
    return out.toByteArray();
  }

  static byte[] message(byte[] headers, byte[] payload) {
    return message(16 + headers.length + payload.length, headers.length, headers, payload);
  }

  /** With lengths that may be untrue; the checksums are right. */
  static byte[] message(int total, int headersLength, byte[] headers, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(16 + headers.length + payload.length);
    frame.putInt(total).putInt(headersLength);
    frame.putInt(crc(frame.array(), 8)).put(headers).put(payload);
    frame.putInt(crc(frame.array(), frame.position()));
    return frame.array();
  }

  public static byte[] joined(List<byte[]> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frames.forEach(out::writeBytes);
    return out.toByteArray();
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
