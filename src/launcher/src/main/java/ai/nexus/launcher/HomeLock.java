package ai.nexus.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second gateway off the same home folder. The operating system releases the lock when the
 * process ends, however it ends; the file stays and names the last holder.
 */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Finds out, without making anything, whether another gateway works in the folder. */
  static void requireFree(Home home) throws StartupException {
    if (Files.exists(file(home))) {
      try {
        take(home).close();
      } catch (IOException refused) {
        throw refusal(home, refused);
      }
    }
  }

  static HomeLock take(Home home) throws StartupException {
    Path file = file(home);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new StartupException(inUse(home, file));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(ownPid().getBytes(StandardCharsets.US_ASCII)));
      return new HomeLock(channel);
    } catch (IOException refused) {
      throw refusal(home, refused);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Path file(Home home) {
    return home.data().resolve("nexus.lock");
  }

  private static StartupException refusal(Home home, IOException refused) {
    return new StartupException("cannot lock " + file(home) + ": " + Reason.of(refused), refused);
  }

  private static String ownPid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static String inUse(Home home, Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return home.folder()
        + " is in use by another NexusAI"
        + (pid.isEmpty() ? "" : " (process " + pid + ")")
        + ". Stop that one, or give this one another folder with NEXUS_HOME.";
  }
}
