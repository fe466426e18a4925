package ai.nexus.wire.eventstream;

import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Cuts a stream of bytes into the messages of {@code application/vnd.amazon.eventstream}, whatever
 * the pieces it comes in. Each has, in big-endian order: its length and that of its headers, these
 * two's CRC-32, the headers, the payload, and the CRC-32 of all that. A message within one piece is
 * handed on where it lies; only one that was cut is copied. Facts: botocore eventstream.py,
 * https://smithy.io/2.0/aws/amazon-eventstream.html. Not thread-safe.
 */
public final class EventStreamFramer {

  /** Takes each message; its bytes are only lent. */
  @FunctionalInterface
  public interface Sink {
    void message(EventStreamMessage message);
  }

  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;

  private final int maxMessageBytes;
  private final CRC32 crc = new CRC32();
  private byte[] held = new byte[0];
  private int heldLength;

  /**
   * @param maxMessageBytes the longest message that is read, all of it counted
   */
  public EventStreamFramer(int maxMessageBytes) {
    if (maxMessageBytes < PRELUDE + CHECKSUM) {
      throw new IllegalArgumentException(
          "maxMessageBytes must be at least 16, was " + maxMessageBytes);
    }
    this.maxMessageBytes = maxMessageBytes;
  }

  /** Whether part of a message was read whose end has not come. */
  public boolean isInsideMessage() {
    return heldLength > 0;
  }

  /**
   * Reads the next piece.
   *
   * @throws UpstreamFormatException where a checksum or a length is wrong, or a message too long;
   *     nothing of what follows can be read then
   */
  public void feed(byte[] array, int offset, int length, Sink sink) {
    int end = offset + length;
    int at = offset;
    while (heldLength > 0 && at < end) {
      at = fill(array, at, end, sink);
    }
    while (end - at >= PRELUDE) {
      int total = prelude(array, at);
      if (end - at < total) {
        break;
      }
      deliver(array, at, total, sink);
      at += total;
    }
    hold(array, at, end);
  }

  /** Goes on with the message that was cut: first with its prelude, then with the rest. */
  private int fill(byte[] array, int at, int end, Sink sink) {
    int wanted = heldLength < PRELUDE ? PRELUDE : prelude(held, 0);
    int stop = at + Math.min(wanted - heldLength, end - at);
    hold(array, at, stop);
    if (heldLength == wanted && wanted > PRELUDE) {
      byte[] whole = held;
      held = new byte[0];
      heldLength = 0;
      deliver(whole, 0, wanted, sink);
    }
    return stop;
  }

  private void hold(byte[] array, int from, int to) {
    int more = to - from;
    if (heldLength + more > held.length) {
      held = Arrays.copyOf(held, Math.max(heldLength + more, 2 * held.length));
    }
    System.arraycopy(array, from, held, heldLength, more);
    heldLength += more;
  }

  /** The message's length, which is trusted only after its checksum. */
  private int prelude(byte[] array, int at) {
    ByteBuffer prelude = ByteBuffer.wrap(array, at, PRELUDE);
    long total = Integer.toUnsignedLong(prelude.getInt());
    long headers = Integer.toUnsignedLong(prelude.getInt());
    check(array, at, PRELUDE - CHECKSUM);
    if (total > maxMessageBytes) {
      throw new UpstreamFormatException(
          "a message of the event stream is longer than " + maxMessageBytes + " bytes");
    }
    if (headers > total - PRELUDE - CHECKSUM) {
      throw new UpstreamFormatException("a message of the event stream is shorter than its parts");
    }
    return (int) total;
  }

  private void deliver(byte[] array, int at, int total, Sink sink) {
    check(array, at, total - CHECKSUM);
    int headers = ByteBuffer.wrap(array, at, PRELUDE).getInt(at + CHECKSUM);
    int payload = PRELUDE + headers;
    sink.message(
        new EventStreamMessage(
            MessageHeaders.read(new Slice(array, at + PRELUDE, headers)),
            new Slice(array, at + payload, total - payload - CHECKSUM)));
  }

  private void check(byte[] array, int at, int length) {
    crc.reset();
    crc.update(array, at, length);
    int told = ByteBuffer.wrap(array, at + length, CHECKSUM).getInt();
    if (told != (int) crc.getValue()) {
      throw new UpstreamFormatException("a checksum of the event stream is wrong");
    }
  }
}
