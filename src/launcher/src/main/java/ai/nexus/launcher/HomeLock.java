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

  static HomeLock take(Home home) throws StartupException {
    Path file = home.data().resolve("nexus.lock");
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
      throw new StartupException("cannot lock " + file + ": " + refused, refused);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
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
