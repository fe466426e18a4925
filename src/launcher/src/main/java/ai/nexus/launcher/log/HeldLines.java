package ai.nexus.launcher.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lines on their way to a log file. They may be held for a while, so that one call of the operating
 * system takes many: a line is handed over when it has been held that long, or when 64 KiB have
 * come together. Lines that are held die with a process that is killed. For many threads.
 */
final class HeldLines {

  private static final int CAPACITY = 1 << 16;

  private final LogFile file;
  private final int capacity;
  private final Duration hold;
  private final Consumer<IOException> failures;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(HeldLines::daemon);

  // Guarded by this, as is the file.
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean closed;

  /**
   * @param hold zero: none is held, each is written when it comes
   * @param failures is told what the disk refused
   */
  HeldLines(LogFile file, Duration hold, Consumer<IOException> failures) {
    this.file = file;
    // Lines are written together, so together they must not pass the limit of a file.
    this.capacity = (int) Math.min(CAPACITY, file.limit());
    this.hold = hold;
    this.failures = failures;
  }

  synchronized void add(byte[] line) {
    if (held.size() + line.length > capacity) {
      write();
    }
    boolean first = held.size() == 0;
    held.write(line, 0, line.length);
    if (hold.isZero() || closed || held.size() >= capacity) {
      write();
    } else if (first) {
      Future<?> unused = timer.schedule(this::write, hold.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Hands over what is held. */
  synchronized void write() {
    if (held.size() == 0) {
      return;
    }
    byte[] lines = held.toByteArray();
    held.reset();
    try {
      file.write(lines);
    } catch (IOException refused) {
      failures.accept(refused);
    }
  }

  /** Hands over what is held and closes the file; what comes later is dropped. */
  synchronized void close() throws IOException {
    closed = true;
    timer.shutdownNow();
    write();
    file.close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "nexus-held-lines");
    thread.setDaemon(true);
    // Made at a request: it would keep that application's classes after an undeployment.
    thread.setContextClassLoader(null);
    return thread;
  }
}
