package ai.nexus.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
   * Makes those of the three folders that are missing, for their owner alone (conversations and
   * keys are in them), and proves that they can be written to.
   */
  void prepare() throws StartupException {
    makeWritable(data());
    makeWritable(logs());
    makeWritable(messages());
  }

  /** An operator's own folders keep their permissions, which may be meant. */
  List<String> warnings() {
    return Permissions.beyondOwner(folder) && Permissions.beyondOwner(data())
        ? List.of("others may look into " + data() + "; run: chmod 700 " + data())
        : List.of();
  }

  private static void makeWritable(Path folder) throws StartupException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Permissions.makePrivate(folder);
      }
      Files.delete(Files.createTempFile(folder, ".writable", ""));
    } catch (IOException refused) {
      throw new StartupException(
          "cannot write to "
              + folder
              + ": "
              + Reason.of(refused)
              + ". Make it writable, or name another folder with NEXUS_HOME.",
          refused);
    }
  }
}
