package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Says when a conversation was deleted, so that what ended before and still waits to be written is
 * not written after. One small file for each, under {@code .deleted}, for a day.
 */
final class DeletionMarks {

  static final String FOLDER = ".deleted";

  private static final Duration KEPT = Duration.ofDays(1);

  private final Path folder;

  /**
   * @param store in which the years stand
   */
  DeletionMarks(Path store) {
    this.folder = store.resolve(FOLDER);
  }

  void add(String conversation, Instant time) throws IOException {
    OwnerOnly.createFolders(folder);
    Path mark = fileOf(conversation);
    Path made = Files.createTempFile(folder, ".", ".tmp", OwnerOnly.file(folder));
    Files.write(made, List.of(time.toString(), conversation), StandardCharsets.UTF_8);
    Files.move(made, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the conversation was deleted at this time or later. */
  boolean covers(String conversation, Instant time) throws IOException {
    try {
      List<String> lines = Files.readAllLines(fileOf(conversation), StandardCharsets.UTF_8);
      return lines.size() == 2
          && lines.get(1).equals(conversation)
          && !time.isAfter(Instant.parse(lines.get(0)));
    } catch (NoSuchFileException | DateTimeException none) {
      return false;
    }
  }

  /** Forgets those that nothing can wait behind any more. */
  void sweep(Instant now) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path mark : all) {
        if (Files.getLastModifiedTime(mark).toInstant().plus(KEPT).isBefore(now)) {
          Files.deleteIfExists(mark);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      // Nothing was ever deleted, or another process sweeps as well.
    }
  }

  private Path fileOf(String conversation) {
    return folder.resolve(ConversationFile.nameOf(conversation));
  }
}
