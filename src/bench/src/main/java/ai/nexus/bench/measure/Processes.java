package ai.nexus.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What Linux tells of processes in {@code /proc}: see proc(5). Processor time comes in ticks of ten
 * milliseconds, so a measurement should last some seconds.
 */
public final class Processes {

  /** USER_HZ, which Linux fixes at 100 on every architecture that runs this. */
  private static final long MILLIS_PER_TICK = 10;

  private static final int USER_TICKS = 11; // counted from behind the name
  private static final int SYSTEM_TICKS = 12;

  private Processes() {}

  /** Processor time that these processes have used, in user and in kernel mode. */
  public static Duration cpu(List<Long> pids) {
    return pids.stream().map(Processes::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpu(long pid) {
    return cpuOf(read(pid, "stat"));
  }

  static Duration cpuOf(String stat) {
    // The name stands in brackets and may hold blanks and brackets itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }

  public static int threads(List<Long> pids) {
    return pids.stream().mapToInt(pid -> (int) number(read(pid, "status"), "Threads:")).sum();
  }

  /** Resident memory in bytes. */
  public static long resident(List<Long> pids) {
    return pids.stream().mapToLong(pid -> number(read(pid, "status"), "VmRSS:") * 1024).sum();
  }

  static long number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("/proc tells no " + name));
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException gone) {
      throw new UncheckedIOException("process " + pid + " is gone", gone);
    }
  }
}
