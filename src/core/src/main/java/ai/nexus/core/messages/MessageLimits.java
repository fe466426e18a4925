package ai.nexus.core.messages;

import ai.nexus.core.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the store within its limits, each time it is run: takes away the days that are too old,
 * then, where there is too much, the oldest until the store is a twentieth below its limit.
 */
public final class MessageLimits implements Runnable {

  private static final EventLog LOG = EventLog.of(MessageLimits.class);

  // Without it each run would rewrite a file of a full store for the few lines that have come.
  private static final int SLACK = 20;

  private final Path folder;
  private final DayFolders days;
  private final DeletionMarks marks;
  private final Optional<Duration> maxAge;
  private final Optional<Long> maxSize;
  private final Clock clock;

  /** A file with its size in bytes and when it was last written to. */
  private record Aged(Path path, long size, Instant written) {}

  /**
   * @param folder in which the years stand; need not be there
   */
  public MessageLimits(Path folder, MessagesConfig config, Clock clock) {
    this(folder, config.maxAge(), config.maxSize(), clock);
  }

  MessageLimits(Path folder, Optional<Duration> maxAge, Optional<Long> maxSize, Clock clock) {
    this.folder = folder;
    this.days = new DayFolders(folder);
    this.marks = new DeletionMarks(folder);
    this.maxAge = maxAge;
    this.maxSize = maxSize;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      marks.sweep(clock.instant());
      if (maxAge.isPresent()) {
        removeBefore(clock.instant().minus(maxAge.get()));
      }
      if (maxSize.isPresent()) {
        shrinkBelow(maxSize.get());
      }
    } catch (IOException refused) {
      LOG.error("cannot keep the message store in " + folder + " within its limits", refused);
    }
  }

  private void removeBefore(Instant time) throws IOException {
    LocalDate first = LocalDate.ofInstant(time, ZoneOffset.UTC);
    for (Map.Entry<LocalDate, Path> day : days.all().entrySet()) {
      if (day.getKey().isBefore(first)) {
        for (Path file : DayFolders.filesIn(day.getValue())) {
          remove(file);
        }
      }
    }
  }

  private void shrinkBelow(long limit) throws IOException {
    Map<LocalDate, Path> all = days.all();
    long size = 0;
    for (Path day : all.values()) {
      size += sizeOf(day);
    }
    long excess = size > limit ? size - limit + limit / SLACK : 0;
    for (Path day : all.values()) {
      if (excess <= 0) {
        return;
      }
      excess -= shrink(day, excess);
    }
  }

  private static long sizeOf(Path day) throws IOException {
    long size = 0;
    for (Aged file : byAge(day)) {
      size += file.size();
    }
    return size;
  }

  /** Takes away whole files, and the first lines of the one that is larger than the excess. */
  private long shrink(Path day, long excess) throws IOException {
    long removed = 0;
    for (Aged file : byAge(day)) {
      long rest = excess - removed;
      if (rest > 0) {
        removed += file.size() <= rest ? remove(file.path()) : cut(file.path(), rest);
      }
    }
    return removed;
  }

  private static List<Aged> byAge(Path day) throws IOException {
    List<Aged> files = new ArrayList<>();
    for (Path file : DayFolders.filesIn(day)) {
      try {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        files.add(new Aged(file, Files.size(file), written));
      } catch (NoSuchFileException deletedMeanwhile) {
        // It takes no room any more.
      }
    }
    files.sort(Comparator.comparing(Aged::written));
    return files;
  }

  private long remove(Path file) throws IOException {
    return StoreLock.holding(
        folder,
        () -> {
          long size = Files.exists(file) ? Files.size(file) : 0;
          Files.deleteIfExists(file);
          days.removeEmpty(file.getParent());
          return size;
        });
  }

  private long cut(Path file, long bytes) throws IOException {
    Front front = new Front(bytes);
    try {
      return StoreLock.holding(
          folder,
          () -> {
            FileRewrite.keep(file, front::isBehind);
            days.removeEmpty(file.getParent());
            return front.length;
          });
    } catch (NoSuchFileException deletedMeanwhile) {
      return 0;
    }
  }

  /** The first lines of a file, until they are long enough. */
  private static final class Front {

    private final long wanted;
    private long length;

    Front(long wanted) {
      this.wanted = wanted;
    }

    boolean isBehind(byte[] line) {
      if (length >= wanted) {
        return true;
      }
      length += line.length + 1L;
      return false;
    }
  }
}
