package ai.nexus.wire.openai;

import java.util.List;

/** Replace {@code length} bytes from {@code offset} on. Nothing else of a body is touched. */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
public record Edit(long offset, int length, byte[] replacement) {

  static Edit remove(long from, long to) {
    return new Edit(from, Math.toIntExact(to - from), new byte[0]);
  }

  static Edit replace(long from, long to, byte[] replacement) {
    return new Edit(from, Math.toIntExact(to - from), replacement);
  }

  static Edit insert(long at, byte[] inserted) {
    return new Edit(at, 0, inserted);
  }

  /** The bytes {@code from} to {@code to} with the edits made; offsets count from {@code from}. */
  public static byte[] apply(List<Edit> inOrder, byte[] source, int from, int to) {
    int size = to - from;
    for (Edit edit : inOrder) {
      size += edit.replacement.length - edit.length;
    }
    byte[] edited = new byte[size];
    int read = from;
    int written = 0;
    for (Edit edit : inOrder) {
      int untouched = from + (int) edit.offset - read;
      System.arraycopy(source, read, edited, written, untouched);
      written += untouched;
      System.arraycopy(edit.replacement, 0, edited, written, edit.replacement.length);
      written += edit.replacement.length;
      read += untouched + edit.length;
    }
    System.arraycopy(source, read, edited, written, to - read);
    return edited;
  }
}
