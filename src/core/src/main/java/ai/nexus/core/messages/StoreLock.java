package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Holds the files of the store for who changes them: one at a time appends, rewrites or deletes, of
 * all processes on the folder and both applications. Those who read need it not. Never hold it for
 * longer than one file takes.
 */
final class StoreLock {

  static final String FILE = ".lock";

  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  private static final long LOOK_MILLIS = 2;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /** What is done while the lock is held. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits until nobody else has the lock, and works. */
  static <T> T holding(Path folder, Work<T> work) throws IOException {
    StoreLock lock = take(folder);
    try {
      return work.run();
    } finally {
      lock.channel.close();
    }
  }

  private static StoreLock take(Path folder) throws IOException {
    OwnerOnly.createFolders(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel = FileChannel.open(file, OPTIONS, OwnerOnly.file(file));
    try {
      while (!isTaken(channel)) {
        Thread.sleep(LOOK_MILLIS);
      }
      return new StoreLock(channel);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      channel.close();
      throw asIoException(failed);
    }
  }

  /** Within one process a lock is not waited for but refused, whatever the application. */
  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static IOException asIoException(Exception failed) {
    if (failed instanceof IOException refused) {
      return refused;
    }
    if (failed instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException("interrupted while another changes the message store");
    }
    return new IOException(failed);
  }
}
