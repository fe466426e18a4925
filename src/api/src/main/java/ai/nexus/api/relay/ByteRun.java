package ai.nexus.api.relay;

import ai.nexus.wire.json.Slice;
import java.util.Arrays;

/**
 * Bytes gathered for one write. As long as what is added follows on in the same array it is only
 * pointed at, so it must not change; the first piece from elsewhere makes a copy. Not thread-safe.
 */
final class ByteRun {

  private byte[] array = new byte[0];
  private int from;
  private int to;
  private boolean owned;

  void add(byte[] source, int offset, int length) {
    if (length == 0) {
      return;
    }
    if (isEmpty()) {
      array = source;
      from = offset;
      to = offset + length;
      owned = false;
    } else if (source == array && offset == to && !owned) {
      to += length;
    } else {
      append(source, offset, length);
    }
  }

  private void append(byte[] source, int offset, int length) {
    int size = to - from;
    if (!owned || array.length - to < length) {
      array = Arrays.copyOfRange(array, from, from + Math.max(2 * size, size + length));
      from = 0;
      to = size;
      owned = true;
    }
    System.arraycopy(source, offset, array, to, length);
    to += length;
  }

  boolean isEmpty() {
    return from == to;
  }

  byte[] array() {
    return array;
  }

  int offset() {
    return from;
  }

  int length() {
    return to - from;
  }

  Slice slice() {
    return new Slice(array, from, to - from);
  }

  void clear() {
    array = new byte[0];
    from = 0;
    to = 0;
    owned = false;
  }
}
