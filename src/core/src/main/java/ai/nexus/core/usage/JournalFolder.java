package ai.nexus.core.usage;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journal's folder: segments named by number ({@code 000000000001.log}) and the file {@code
 * node}, which holds the name under which this journal's position stands in the database.
 */
final class JournalFolder {

  private static final Pattern SEGMENT = Pattern.compile("\\d{12}\\.log");
  private static final int NUMBER_LENGTH = 12;

  private final Path path;

  JournalFolder(Path path) {
    this.path = path;
  }

  void create() throws IOException {
    OwnerOnly.createFolders(path);
  }

  Path lockFile() {
    return path.resolve("lock");
  }

  Path segment(long number) {
    return path.resolve(String.format("%0" + NUMBER_LENGTH + "d.log", number));
  }

  /** The name of this journal; empty where none was made yet. */
  Optional<String> node() throws IOException {
    try {
      String name = Files.readString(path.resolve("node")).trim();
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Only for the journal's owner, who holds the lock. */
  String nodeOrNew() throws IOException {
    Optional<String> known = node();
    if (known.isPresent()) {
      return known.get();
    }
    String made = EntryId.next();
    Files.writeString(path.resolve("node"), made + "\n");
    return made;
  }

  /** The numbers of the segments, ascending; none where there is no folder. */
  List<Long> segments() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> SEGMENT.matcher(name).matches())
          .map(name -> Long.parseLong(name.substring(0, NUMBER_LENGTH)))
          .sorted()
          .toList();
    }
  }

  OptionalLong segmentAfter(long number) throws IOException {
    return segments().stream().mapToLong(Long::longValue).filter(n -> n > number).findFirst();
  }

  /** Bytes in the segment; 0 where it does not exist. */
  long size(long number) throws IOException {
    try {
      return Files.size(segment(number));
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  /** Where the last line ends on the disk; {@link JournalPosition#START} where there is none. */
  JournalPosition end() throws IOException {
    JournalPosition end = JournalPosition.START;
    for (long number : segments()) {
      long size = size(number);
      if (size > 0) {
        end = new JournalPosition(number, size);
      }
    }
    return end;
  }

  /** How many lines stand behind the position, as a reader counts them. */
  long linesBehind(JournalPosition position) throws IOException {
    long lines = 0;
    for (long number : segments()) {
      if (number >= position.segment()) {
        long start = number == position.segment() ? position.offset() : 0;
        lines += SegmentReader.count(segment(number), start);
      }
    }
    return lines;
  }

  void deleteBefore(long number) throws IOException {
    for (long old : segments()) {
      if (old < number) {
        Files.deleteIfExists(segment(old));
      }
    }
  }
}
