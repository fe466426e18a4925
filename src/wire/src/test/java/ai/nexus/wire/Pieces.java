package ai.nexus.wire;

import java.util.Arrays;
import java.util.Random;

/** Feeds bytes in pieces, each from an array of its own with foreign bytes around it. */
public final class Pieces {

  /** Takes one piece. */
  @FunctionalInterface
  public interface Feed {
    void piece(byte[] array, int offset, int length);
  }

  private Pieces() {}

  /** In two pieces. */
  public static void cutAt(int cut, byte[] bytes, Feed feed) {
    piece(bytes, 0, cut, feed);
    piece(bytes, cut, bytes.length, feed);
  }

  /** In pieces of one byte. */
  public static void byteByByte(byte[] bytes, Feed feed) {
    for (int i = 0; i < bytes.length; i++) {
      piece(bytes, i, i + 1, feed);
    }
  }

  /** In pieces of 0 to {@code longest} bytes. */
  public static void random(Random random, int longest, byte[] bytes, Feed feed) {
    int i = 0;
    while (i < bytes.length) {
      int end = Math.min(bytes.length, i + random.nextInt(longest + 1));
      piece(bytes, i, end, feed);
      i = end;
    }
  }

  private static void piece(byte[] bytes, int from, int to, Feed feed) {
    byte[] array = new byte[to - from + 7];
    Arrays.fill(array, (byte) '\n');
    System.arraycopy(bytes, from, array, 3, to - from);
    feed.piece(array, 3, to - from);
    Arrays.fill(array, (byte) '#'); // the array was only lent
  }
}
