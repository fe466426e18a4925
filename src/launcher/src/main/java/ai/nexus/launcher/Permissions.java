package ai.nexus.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may use a file. On Windows it inherits what its folder allows, and nothing is done here. */
final class Permissions {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private Permissions() {}

  static void makePrivate(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, OWNER);
    }
  }

  /** Whether any other than the owner may read, write or enter it. */
  static boolean beyondOwner(Path path) {
    try {
      return !OWNER.containsAll(Files.getPosixFilePermissions(path));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
