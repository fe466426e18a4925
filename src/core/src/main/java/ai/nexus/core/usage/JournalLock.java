package ai.nexus.core.usage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a journal for one owner, against a second process and a second application alike. */
final class JournalLock implements AutoCloseable {

  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  static JournalLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new JournalLock(channel);
      }
    } catch (OverlappingFileLockException heldInThisProcess) {
      channel.close();
      throw taken(file);
    }
    channel.close();
    throw taken(file);
  }

  private static IllegalStateException taken(Path file) {
    return new IllegalStateException(
        "another gateway writes the usage journal in "
            + file.getParent()
            + "; stop it, or give this one its own home");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
