package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The writer's end of the journal: gives out every record once, in order. Records come from the
 * queue where they are there in time, and from the files where they are not: after a start, and
 * after the queue was full. The position alone decides, so the queue may lose what it likes. For
 * one thread.
 */
final class JournalTail {

  private static final EventLog LOG = EventLog.of(JournalTail.class);

  private final UsageJournal journal;
  private final SegmentReader reader = new SegmentReader();
  private JournalPosition position;
  private Optional<JournalRecord> ahead = Optional.empty();
  private final LongAdder unreadable = new LongAdder();

  JournalTail(UsageJournal journal) {
    this.journal = journal;
    this.position = journal.stored();
  }

  /**
   * @param wait for the first record, where none is there
   * @return up to max records; none where none came in time
   */
  JournalBatch take(int max, Duration wait) throws IOException, InterruptedException {
    List<JournalRecord> taken = new ArrayList<>();
    if (ahead.isEmpty() && !position.isBefore(journal.end())) {
      ahead = journal.poll(wait);
    }
    while (taken.size() < max) {
      Optional<JournalRecord> next = nextInQueue();
      JournalPosition gapEnd = next.map(JournalRecord::start).orElseGet(journal::end);
      if (!readFiles(taken, max, gapEnd)) {
        break;
      }
      if (next.isEmpty() || taken.size() == max) {
        break;
      }
      ahead = Optional.empty();
      takeUnlessRead(next.get(), taken);
    }
    return new JournalBatch(taken, position);
  }

  /** Lines that were torn or altered. For any thread. */
  long unreadable() {
    return unreadable.sum();
  }

  private Optional<JournalRecord> nextInQueue() throws InterruptedException {
    if (ahead.isEmpty()) {
      ahead = journal.poll(Duration.ZERO);
    }
    return ahead;
  }

  private void takeUnlessRead(JournalRecord next, List<JournalRecord> taken) {
    if (!next.isOnDisk()) {
      taken.add(next);
    } else if (position.isBefore(next.end())) {
      taken.add(next);
      position = next.end();
    }
  }

  /**
   * Reads on from the position until the limit or until there are enough.
   *
   * @return false where a file could not be read; what was taken before it is good
   */
  private boolean readFiles(List<JournalRecord> taken, int max, JournalPosition limit)
      throws IOException {
    try {
      readOn(taken, max, limit);
      return true;
    } catch (IOException unreadableFile) {
      if (taken.isEmpty()) {
        throw unreadableFile;
      }
      return false;
    }
  }

  private void readOn(List<JournalRecord> taken, int max, JournalPosition limit)
      throws IOException {
    JournalFolder folder = journal.folder();
    while (position.isBefore(limit) && taken.size() < max) {
      long segment = position.segment();
      long bound = segment == limit.segment() ? limit.offset() : folder.size(segment);
      if (position.offset() < bound) {
        SegmentReader.Run run =
            reader.read(folder.segment(segment), position, bound, max - taken.size());
        taken.addAll(run.records());
        position = run.end();
        report(segment, run.unreadable());
      } else {
        position = new JournalPosition(nextSegment(folder, segment, limit.segment()), 0);
      }
    }
  }

  private static long nextSegment(JournalFolder folder, long segment, long last)
      throws IOException {
    return Math.min(folder.segmentAfter(segment).orElse(last), last);
  }

  private void report(long segment, int lines) {
    if (lines > 0) {
      unreadable.add(lines);
      LOG.log(
          Level.WARNING,
          "left out " + lines + " torn or altered lines of usage journal segment " + segment,
          Map.of("code", "journal_lines_left_out"));
    }
  }
}
