package ai.nexus.core.usage;

/**
 * An entry and where its line stands in the journal. Where the disk refused the line, start and end
 * are the same place and the entry lives in memory alone.
 */
record JournalRecord(UsageEntry entry, JournalPosition start, JournalPosition end) {

  boolean isOnDisk() {
    return start.isBefore(end);
  }
}
