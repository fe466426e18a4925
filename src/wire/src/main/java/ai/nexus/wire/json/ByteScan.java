package ai.nexus.wire.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for a few byte values eight bytes at a time. The classic "has a zero byte" subtraction may
 * mark a byte above a true match, never below one, so that the lowest mark is always right.
 */
public final class ByteScan {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteScan() {}

  /** The first index from which a string needs a look: quote, backslash, control, non-ASCII. */
  static int endOfPlainText(byte[] array, int from, int end) {
    int i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long word = (long) WORDS.get(array, i);
      long marks = word | below(word, ' ') | equal(word, '"') | equal(word, '\\');
      if ((marks & HIGH_BITS) != 0) {
        return i + firstMark(marks);
      }
    }
    while (i < end && isPlain(array[i])) {
      i++;
    }
    return i;
  }

  /** The index of the first CR or LF, or {@code end}. */
  public static int endOfLine(byte[] array, int from, int end) {
    int i = from;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long word = (long) WORDS.get(array, i);
      long marks = equal(word, '\n') | equal(word, '\r');
      if ((marks & HIGH_BITS) != 0) {
        return i + firstMark(marks);
      }
    }
    while (i < end && array[i] != '\n' && array[i] != '\r') {
      i++;
    }
    return i;
  }

  /** JSON's white space (RFC 8259, section 2). */
  public static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  private static long equal(long word, int wanted) {
    return below(word ^ (ONES * wanted), 1);
  }

  private static long below(long word, int limit) {
    return (word - ONES * limit) & ~word;
  }

  private static int firstMark(long marks) {
    return Long.numberOfTrailingZeros(marks & HIGH_BITS) >>> 3;
  }
}
