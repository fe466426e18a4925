package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

  @TempDir Path folder;

  @Test
  void isHeldByOneThreadAtATime() {
    AtomicInteger holders = new AtomicInteger();

    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> hold(() -> assertThat(holders.incrementAndGet()).isEqualTo(1), holders));

    assertThat(holders).hasValue(0);
  }

  /** On POSIX the lock is the process's: a waiter must not take it away when it gives up. */
  @Test
  void isStillHeldWhereAnotherThreadGaveUpWaiting() throws Exception {
    StoreLock.holding(
        folder,
        () -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(() -> waiter()).isInstanceOf(InterruptedIOException.class);
          assertThat(Thread.interrupted()).isTrue();

          assertThat(isFreeForAnotherProcess()).isFalse();
          return folder;
        });
    assertThat(isFreeForAnotherProcess()).isTrue();
  }

  private void waiter() throws IOException {
    StoreLock.holding(folder, () -> folder);
  }

  private void hold(Runnable check, AtomicInteger holders) {
    try {
      StoreLock.holding(
          folder,
          () -> {
            check.run();
            return holders.decrementAndGet();
          });
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Asks a Java of its own, since within this one every lock is refused. */
  private boolean isFreeForAnotherProcess() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process other =
        new ProcessBuilder(
                java,
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                folder.resolve(StoreLock.FILE).toString())
            .inheritIO()
            .start();
    return other.onExit().join().exitValue() == 0;
  }

  /** The other process: ends with 0 where the lock is free. */
  static final class Other {

    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        FileLock lock = file.tryLock();
        System.exit(lock == null ? 1 : 0);
      }
    }
  }
}
