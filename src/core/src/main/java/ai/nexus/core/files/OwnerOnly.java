package ai.nexus.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and folders that their owner alone may use, because keys and conversations stand in
 * them. Where the file system knows no POSIX modes, as on Windows, they inherit what their parent
 * allows. What is there already keeps the mode that it has.
 */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** Makes a folder and those above it, as far as they are missing. */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /** What to make a file with. */
  public static FileAttribute<?>[] file(Path file) {
    return mode(file, "rw-------");
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
