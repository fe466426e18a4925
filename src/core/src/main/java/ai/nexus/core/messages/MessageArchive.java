package ai.nexus.core.messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and deletes stored messages, beside the {@link MessageWriter} that stores more. Without a
 * conversation a search reads every file of its days: its price is theirs. For many threads.
 */
public final class MessageArchive {

  private final Path folder;
  private final DayFolders days;
  private final DeletionMarks marks;

  /**
   * @param folder in which the years stand; need not be there
   */
  public MessageArchive(Path folder) {
    this.folder = folder;
    this.days = new DayFolders(folder);
    this.marks = new DeletionMarks(folder);
  }

  /**
   * Messages in their order, the oldest first.
   *
   * @param after where the last page ended
   * @param limit of how many are found
   */
  public List<FoundMessage> find(MessageQuery query, Optional<MessageKey> after, int limit)
      throws IOException {
    List<FoundMessage> found = new ArrayList<>();
    LocalDate first = day(after.map(MessageKey::time).orElse(query.from()));
    LocalDate last = day(query.to());
    for (Map.Entry<LocalDate, Path> day : days.all().entrySet()) {
      if (found.size() < limit && !day.getKey().isBefore(first) && !day.getKey().isAfter(last)) {
        found.addAll(new DaySearch(query, after, limit - found.size()).find(day.getValue()));
      }
    }
    return found;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** The line, a JSON object; empty where it has been deleted since. */
  public Optional<byte[]> read(FoundMessage message) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(message.length());
    try (FileChannel file = FileChannel.open(message.file())) {
      int read = 0;
      while (line.hasRemaining() && read >= 0) {
        read = file.read(line, message.offset() + line.position());
      }
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    }
    return Optional.of(line.array())
        .filter(StoredLine::isWhole)
        .filter(
            bytes ->
                StoredLine.read(bytes).map(StoredLine::key).equals(Optional.of(message.key())));
  }

  /**
   * Removes every message of a conversation, those too that have ended and wait to be written.
   *
   * @return how many stood in the files
   */
  public int delete(String conversation) throws IOException {
    mark(conversation);
    int removed = 0;
    String name = ConversationFile.nameOf(conversation) + ConversationFile.ENDING;
    for (Path day : days.all().values()) {
      if (Files.exists(day.resolve(name))) {
        removed += delete(conversation, day.resolve(name));
      }
    }
    return removed;
  }

  /** Whoever writes does so under the lock: before, and is found; or after, and sees the mark. */
  private void mark(String conversation) throws IOException {
    StoreLock.holding(
        folder,
        () -> {
          marks.add(conversation, Instant.now());
          return conversation;
        });
  }

  private int delete(String conversation, Path file) throws IOException {
    try {
      return StoreLock.holding(
          folder,
          () -> {
            int removed = FileRewrite.keep(file, line -> isOfAnother(line, conversation));
            days.removeEmpty(file.getParent());
            return removed;
          });
    } catch (NoSuchFileException deletedMeanwhile) {
      return 0;
    }
  }

  /** What a crash has left of a line bears the name of its file alone. */
  private static boolean isOfAnother(byte[] line, String conversation) {
    return StoredLine.read(line)
        .filter(read -> !read.conversationId().equals(conversation))
        .isPresent();
  }
}
