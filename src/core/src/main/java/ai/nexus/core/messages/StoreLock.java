package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  // By their folders, and never closed: on POSIX the close of any channel on a file takes away all
  // locks that the process has on it (fcntl(2)), also one that another holds just now.
  private static final Map<Path, FileChannel> CHANNELS = new ConcurrentHashMap<>();

  private StoreLock() {}

  /** What is done while the lock is held. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits until nobody else has the lock, and works. */
  static <T> T holding(Path folder, Work<T> work) throws IOException {
    FileLock lock = take(channel(folder));
    try {
      return work.run();
    } finally {
      lock.release();
    }
  }

  private static FileChannel channel(Path folder) throws IOException {
    FileChannel open = CHANNELS.get(folder);
    if (open != null && open.isOpen()) {
      return open;
    }
    synchronized (CHANNELS) {
      open = CHANNELS.get(folder);
      if (open == null || !open.isOpen()) {
        OwnerOnly.createFolders(folder);
        Path file = folder.resolve(FILE);
        open = FileChannel.open(file, OPTIONS, OwnerOnly.file(file));
        CHANNELS.put(folder, open);
      }
      return open;
    }
  }

  private static FileLock take(FileChannel channel) throws IOException {
    try {
      FileLock lock = tryLock(channel);
      while (lock == null) {
        Thread.sleep(LOOK_MILLIS);
        lock = tryLock(channel);
      }
      return lock;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another changes the message store");
    }
  }

  /** Within one process a lock is not waited for but refused, whatever the application. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }
}
