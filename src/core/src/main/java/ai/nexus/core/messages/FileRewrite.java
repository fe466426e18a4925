package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Predicate;

/** Takes lines out of a file of the store. Only for who holds the {@link StoreLock}. */
final class FileRewrite {

  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private FileRewrite() {}

  /**
   * Keeps the lines that pass and forgets the others; deletes a file of which nothing is left.
   * After a crash the file is either as it was or done.
   *
   * @return lines that were taken out
   */
  static int keep(Path file, Predicate<byte[]> passes) throws IOException {
    Path rest = file.resolveSibling("." + file.getFileName() + ".tmp");
    int removed = 0;
    int kept = 0;
    try (LineReader lines = new LineReader(file);
        FileChannel out = FileChannel.open(rest, OPTIONS, OwnerOnly.file(rest))) {
      while (lines.next()) {
        if (passes.test(lines.line())) {
          write(out, lines.line());
          kept++;
        } else {
          removed++;
        }
      }
      out.force(true);
    }
    replace(file, rest, removed, kept);
    return removed;
  }

  private static void write(FileChannel out, byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void replace(Path file, Path rest, int removed, int kept) throws IOException {
    if (removed > 0 && kept > 0) {
      Files.setLastModifiedTime(rest, Files.getLastModifiedTime(file));
      Files.move(rest, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    if (kept == 0) {
      Files.delete(file);
    }
    Files.delete(rest);
  }
}
