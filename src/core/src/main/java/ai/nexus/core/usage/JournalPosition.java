package ai.nexus.core.usage;

import java.util.Comparator;

/**
 * A place in a node's journal: the segment's number and the bytes before this place in it. All of
 * the journal up to the position in table journal_position stands in the ledger.
 */
record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {

  /** Before the first segment. */
  static final JournalPosition START = new JournalPosition(0, 0);

  private static final Comparator<JournalPosition> ORDER =
      Comparator.comparingLong(JournalPosition::segment).thenComparingLong(JournalPosition::offset);

  JournalPosition {
    if (segment < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "segment and offset must not be negative, were " + segment + " and " + offset);
    }
  }

  JournalPosition plus(long bytes) {
    return new JournalPosition(segment, offset + bytes);
  }

  boolean isBefore(JournalPosition other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(JournalPosition other) {
    return ORDER.compare(this, other);
  }
}
