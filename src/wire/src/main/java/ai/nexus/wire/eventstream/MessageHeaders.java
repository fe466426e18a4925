package ai.nexus.wire.eventstream;

import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the headers of a message: a name of up to 255 bytes, a byte for the value's type, the
 * value. Texts are kept, which all of Bedrock's are; the other types are passed over. Of a name
 * that comes twice the first counts.
 */
final class MessageHeaders {

  private MessageHeaders() {}

  static Map<String, String> read(Slice bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length());
    Map<String, String> headers = new HashMap<>();
    try {
      while (buffer.hasRemaining()) {
        String name = text(buffer, Byte.toUnsignedInt(buffer.get()));
        value(name, buffer, headers);
      }
      return headers;
    } catch (BufferUnderflowException tooShort) {
      throw new UpstreamFormatException("the headers of an event stream's message are cut off");
    }
  }

  private static void value(String name, ByteBuffer buffer, Map<String, String> headers) {
    int type = buffer.get();
    switch (type) {
      case 0, 1 -> skip(buffer, 0); // true, false
      case 2 -> skip(buffer, Byte.BYTES);
      case 3 -> skip(buffer, Short.BYTES);
      case 4 -> skip(buffer, Integer.BYTES);
      case 5, 8 -> skip(buffer, Long.BYTES); // a number, a time
      case 6 -> skip(buffer, Short.toUnsignedInt(buffer.getShort()));
      case 7 -> headers.putIfAbsent(name, text(buffer, Short.toUnsignedInt(buffer.getShort())));
      case 9 -> skip(buffer, 2 * Long.BYTES); // a UUID
      default -> throw new UpstreamFormatException("an event stream's header has the type " + type);
    }
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    if (bytes > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    buffer.position(buffer.position() + bytes);
  }

  private static String text(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
