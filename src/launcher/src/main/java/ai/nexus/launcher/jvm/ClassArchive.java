package ai.nexus.launcher.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;

/**
 * The classes that a start loads, as the JVM holds them in memory: mapped from a file of some 100
 * MB instead of being read from the jar and verified. It fits one jar and one JVM, which are in its
 * name; the JVM checks that too, and does without a file that it cannot use.
 */
final class ClassArchive {

  private static final String PREFIX = "nexusai-";
  private static final Pattern NAME = Pattern.compile("nexusai-[0-9a-f]+\\.(jsa|aot)");

  private final ArchiveKind kind;
  private final Path jar;
  private final List<Path> folders;

  /**
   * @param folders where it may be; made in the first that can be written to
   */
  ClassArchive(ArchiveKind kind, Path jar, List<Path> folders) {
    this.kind = kind;
    this.jar = jar;
    this.folders = List.copyOf(folders);
  }

  Optional<Path> find() throws IOException {
    if (kind == ArchiveKind.NONE) {
      return Optional.empty();
    }
    String name = name();
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isReadable)
        .findFirst();
  }

  /** Where to make one. */
  Optional<Path> place() throws IOException {
    if (kind == ArchiveKind.NONE) {
      return Optional.empty();
    }
    String name = name();
    return folders.stream()
        .filter(folder -> Files.isDirectory(folder) && Files.isWritable(folder))
        .map(folder -> folder.resolve(name))
        .findFirst();
  }

  /**
   * Writes the classes that this JVM has loaded. Needs its option RecordDynamicDumpInfo, takes some
   * seconds, and takes the place of the file only when it is whole.
   */
  static void write(Path file) throws JMException {
    // The JVM writes to another name first, and renames that.
    DiagnosticCommand.run("vmCds", "dynamic_dump", file.toString());
  }

  /** Those of jars that were here before; that of another JVM stays. */
  void deleteStale(Path folder) throws IOException {
    FileTime built = Files.getLastModifiedTime(jar);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ClassArchive::isArchive).toList()) {
        if (Files.getLastModifiedTime(file).compareTo(built) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isArchive(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  private String name() throws IOException {
    String identity =
        String.join(
            "\n",
            System.getProperty("java.vm.vendor"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"),
            jar.toString(),
            Long.toString(Files.size(jar)),
            // To the second, as the JVM does it: an image's layers keep no more.
            Long.toString(Files.getLastModifiedTime(jar).toMillis() / 1000));
    return PREFIX + Integer.toHexString(identity.hashCode()) + kind.suffix();
  }
}
