package ai.nexus.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which the gateway keeps everything that it writes. */
record Home(Path folder) {

  Path data() {
    return folder.resolve("data");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path messages() {
    return folder.resolve("messages");
  }

  /**
   * Makes the three folders, for their owner alone (conversations and keys are in them), and proves
   * that they can be written to.
   */
  void prepare() throws StartupException {
    makeWritable(data());
    makeWritable(logs());
    makeWritable(messages());
  }

  /** On Windows the folder inherits what its parent allows. */
  private static void makePrivate(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void makeWritable(Path folder) throws StartupException {
    try {
      Files.createDirectories(folder);
      makePrivate(folder);
      Files.delete(Files.createTempFile(folder, ".writable", ""));
    } catch (IOException refused) {
      throw new StartupException(
          "cannot write to "
              + folder
              + " ("
              + refused
              + "). Make it writable, or name another"
              + " folder with NEXUS_HOME.",
          refused);
    }
  }
}
