package ai.nexus.core.usage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a run of lines from one segment. A line that is torn or altered is left out and counted;
 * the lines behind it are read. Holds one line in memory, of 1 MiB at most.
 */
final class SegmentReader {

  private static final int MAX_LINE = 1 << 20;

  private final JournalLine lines = new JournalLine();

  /**
   * @param end behind the last line that was read or left out
   * @param unreadable lines left out
   */
  record Run(List<JournalRecord> records, JournalPosition end, int unreadable) {}

  /**
   * @param bound the end of what has been written to the segment
   * @param max the most records to return
   */
  Run read(Path file, JournalPosition start, long bound, int max) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    JournalPosition position = start;
    int unreadable = 0;
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      content.skipNBytes(start.offset());
      while (position.offset() < bound && records.size() < max) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        JournalPosition next = position.plus(readLine(content, bound - position.offset(), line));
        Optional<UsageEntry> entry = lines.decode(line.toByteArray());
        if (entry.isPresent()) {
          records.add(new JournalRecord(entry.get(), position, next));
        } else {
          unreadable++;
        }
        position = next;
      }
    }
    return new Run(records, position, unreadable);
  }

  /** The lines from the offset on; what is torn at the end is one too. */
  static long count(Path file, long offset) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      content.skipNBytes(Math.min(offset, Files.size(file)));
      byte[] buffer = new byte[1 << 16];
      long lines = 0;
      boolean torn = false;
      for (int length = content.read(buffer); length > 0; length = content.read(buffer)) {
        for (int i = 0; i < length; i++) {
          torn = buffer[i] != '\n';
          lines += torn ? 0 : 1;
        }
      }
      return torn ? lines + 1 : lines;
    }
  }

  /**
   * @return the bytes consumed, line feed included; a line without one is cleared, as is one that
   *     is too long to be ours
   */
  private static long readLine(InputStream content, long limit, ByteArrayOutputStream line)
      throws IOException {
    for (long consumed = 1; consumed <= limit; consumed++) {
      int next = content.read();
      if (next == '\n') {
        return consumed;
      }
      if (next < 0) {
        break;
      }
      if (line.size() < MAX_LINE) {
        line.write(next);
      }
    }
    line.reset();
    return limit;
  }
}
