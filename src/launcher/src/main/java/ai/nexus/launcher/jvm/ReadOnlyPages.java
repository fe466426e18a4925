package ai.nexus.launcher.jvm;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process has mapped of class archives, cannot write to and has not written to: the
 * classes that a start needs and nobody after it. Linux alone.
 */
final class ReadOnlyPages {

  /** A part of the address space. */
  record Mapping(long start, long length) {}

  // proc_pid_smaps(5): a line for each mapping, and lines of figures below it.
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) \\S+ \\S+ \\S+ *(.*)");
  private static final Pattern ARCHIVE = Pattern.compile("/.*\\.(?:jsa|aot)");
  private static final String READ_ONLY = "r--p";
  // Pages that were written to before they were protected, as where a JVM had to move an archive,
  // are in no file. They are in memory or swapped out, and must be known to be in neither.
  private static final Pattern NO_COPIES = Pattern.compile("(?:Anonymous|Swap): +0 kB");
  private static final int PLACES_OF_COPIES = 2;
  private static final int HEX = 16;

  // madvise(2): the pages come back from the file when they are read again.
  private static final int MADV_DONTNEED = 4;

  private ReadOnlyPages() {}

  /** Lets go of them; the system keeps them among the pages of the file for as long as it likes. */
  static void release() throws IOException {
    Function madvise =
        NativeLibrary.getProcess()
            .getFunction("madvise", Function.C_CONVENTION, StandardCharsets.US_ASCII.name());
    for (Mapping mapping : of(Files.readAllLines(MAPPINGS))) {
      // What it refuses stays.
      madvise.invokeInt(
          new Object[] {new Pointer(mapping.start()), mapping.length(), MADV_DONTNEED});
    }
  }

  static List<Mapping> of(List<String> lines) {
    List<Mapping> found = new ArrayList<>();
    Optional<Mapping> last = Optional.empty();
    int withoutCopies = 0;
    for (String line : lines) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        last = isOfArchive(head) ? Optional.of(mapping(head)) : Optional.empty();
        withoutCopies = 0;
      } else if (NO_COPIES.matcher(line).matches() && ++withoutCopies == PLACES_OF_COPIES) {
        last.ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isOfArchive(Matcher head) {
    return head.group(3).equals(READ_ONLY) && ARCHIVE.matcher(head.group(4)).matches();
  }

  private static Mapping mapping(Matcher head) {
    long start = Long.parseUnsignedLong(head.group(1), HEX);
    return new Mapping(start, Long.parseUnsignedLong(head.group(2), HEX) - start);
  }
}
