package ai.nexus.launcher.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A log file that is always called the same; older ones are called file.1 (the youngest) to file.n.
 * java.util.logging's own FileHandler numbers the current file too and leaves a lock file beside
 * it. Not safe for several threads: the handler serialises.
 */
final class LogFile {

  private final Path path;
  private final long limit;
  private final int count;
  private OutputStream stream = OutputStream.nullOutputStream();
  private long size;

  /**
   * @param limit bytes after which a new file is begun
   * @param count files in all, the current one among them; the oldest is deleted
   */
  LogFile(Path path, long limit, int count) throws IOException {
    this.path = path;
    this.limit = limit;
    this.count = count;
    open();
  }

  long limit() {
    return limit;
  }

  /**
   * @param lines one or several whole lines; they stay together
   */
  void write(byte[] lines) throws IOException {
    if (size > 0 && size + lines.length > limit) {
      rotate();
    }
    stream.write(lines);
    size += lines.length;
  }

  void close() throws IOException {
    stream.close();
    stream = OutputStream.nullOutputStream();
  }

  /** Not a FileChannel: that one closes itself when the thread that logs is interrupted. */
  private void open() throws IOException {
    stream = new FileOutputStream(path.toFile(), true);
    size = Files.size(path);
  }

  private void rotate() throws IOException {
    close();
    for (int number = count - 1; number >= 1; number--) {
      Path younger = number == 1 ? path : numbered(number - 1);
      if (Files.exists(younger)) {
        Files.move(younger, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }
}
