package ai.nexus.launcher.jvm;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process has mapped of class archives and cannot write to: the classes that a start
 * needs and nobody after it. Linux alone.
 */
final class ReadOnlyPages {

  /** A part of the address space, as a line of /proc/self/maps tells it (proc_pid_maps(5)). */
  record Mapping(long start, long length) {}

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r--p \\S+ \\S+ \\S+ +/.*\\.(?:jsa|aot)");
  private static final int HEX = 16;

  // madvise(2): the pages come back from the file when they are read again. Those that are written
  // to would be lost, hence the read-only ones alone.
  private static final int MADV_DONTNEED = 4;

  private ReadOnlyPages() {}

  /** Lets go of them; the system keeps them among the pages of the file for as long as it likes. */
  static void release() throws IOException {
    Function madvise =
        NativeLibrary.getProcess()
            .getFunction("madvise", Function.C_CONVENTION, StandardCharsets.US_ASCII.name());
    for (Mapping mapping : of(Files.readAllLines(MAPS))) {
      // What it refuses stays.
      madvise.invokeInt(
          new Object[] {new Pointer(mapping.start()), mapping.length(), MADV_DONTNEED});
    }
  }

  static List<Mapping> of(List<String> lines) {
    return lines.stream()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(ReadOnlyPages::mapping)
        .toList();
  }

  private static Mapping mapping(Matcher line) {
    long start = Long.parseUnsignedLong(line.group(1), HEX);
    return new Mapping(start, Long.parseUnsignedLong(line.group(2), HEX) - start);
  }
}
