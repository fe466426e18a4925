package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file to which whole lines are appended. A line that the disk does not take is taken back, and
 * one that a crash left unfinished is ended, so that it spoils no other. For one thread.
 */
final class LineFile implements AutoCloseable {

  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final FileChannel file;
  private long end;

  /** Opens the file at its end; makes it, for its owner alone, where there is none. */
  LineFile(Path path) throws IOException {
    this.file = FileChannel.open(path, OPTIONS, OwnerOnly.file(path));
    try {
      this.end = file.size();
      endTornLine();
    } catch (IOException unusable) {
      file.close();
      throw unusable;
    }
  }

  private void endTornLine() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    if (end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n') {
      append(new byte[] {'\n'});
    }
  }

  /**
   * @param line with its break
   * @throws IOException where the disk takes no more; the file then ends where it did
   */
  void append(byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    try {
      while (rest.hasRemaining()) {
        file.write(rest, end + rest.position());
      }
    } catch (IOException full) {
      file.truncate(end);
      throw full;
    }
    end += line.length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
