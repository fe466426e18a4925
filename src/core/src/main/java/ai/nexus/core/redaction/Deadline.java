package ai.nexus.core.redaction;

import java.time.Duration;

/**
 * Ends a regular expression that takes too long: it reads its text through {@link #watch}, which
 * throws when the time is up. A pattern such as {@code (a+)+b} can take hours for a line.
 */
final class Deadline {

  // Asking for the time costs more than reading a character.
  private static final int READS_BETWEEN_LOOKS = 4096;

  private final Duration limit;
  private final long endNanos;

  Deadline(Duration limit) {
    this.limit = limit;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * The text, as long as there is time.
   *
   * @return whose reading throws {@link RedactionFailedException} when the time is up
   */
  CharSequence watch(String text) {
    return new Watched(text, 0, text.length());
  }

  private void check() {
    if (System.nanoTime() - endNanos > 0) {
      throw new RedactionFailedException("took longer than " + limit.toMillis() + " ms");
    }
  }

  private final class Watched implements CharSequence {

    private final String text;
    private final int from;
    private final int to;
    private int reads;

    Watched(String text, int from, int to) {
      this.text = text;
      this.from = from;
      this.to = to;
      check();
    }

    @Override
    public char charAt(int index) {
      if (++reads == READS_BETWEEN_LOOKS) {
        reads = 0;
        check();
      }
      return text.charAt(from + index);
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text, from + start, from + end);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
