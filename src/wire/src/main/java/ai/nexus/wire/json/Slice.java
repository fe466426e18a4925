package ai.nexus.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * {@code length} bytes of an array from {@code offset} on, not copied. Whoever hands a slice out
 * says how long the bytes stay as they are. Two slices are equal only over the same array.
 */
@SuppressWarnings("ArrayRecordComponent") // the point of a slice is not to copy
public record Slice(byte[] array, int offset, int length) {

  public Slice {
    Objects.checkFromIndexSize(offset, length, array.length);
  }

  /** The whole of the array. */
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /** The bytes in an array of their own. */
  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
