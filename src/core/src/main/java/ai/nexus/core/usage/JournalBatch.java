package ai.nexus.core.usage;

import java.util.List;

/**
 * What goes to the ledger in one transaction.
 *
 * @param end the position that is reached with it; past the last record where unreadable lines
 *     followed
 */
record JournalBatch(List<JournalRecord> records, JournalPosition end) {

  JournalBatch {
    records = List.copyOf(records);
  }

  List<UsageEntry> entries() {
    return records.stream().map(JournalRecord::entry).toList();
  }
}
