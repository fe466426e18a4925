package ai.nexus.launcher.jvm;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts another program in the place of the one that runs in this process (execve(2)). Process id,
 * parent, standard streams, working folder and limits stay. Linux alone.
 */
final class ProcessImage {

  // fcntl(2)
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;
  private static final int STANDARD_STREAMS = 2;

  private ProcessImage() {}

  /** What the JNA library would look for elsewhere, or leave in the user's home folder. */
  static void prepare() {
    // Else it runs ldconfig, to find libraries that are not asked for here.
    System.setProperty("jna.platform.library.path", "");
    System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
  }

  /** In the environment of the program that comes, unless it is there. */
  static void setEnvironment(String name, String value) {
    function("setenv").invokeInt(new Object[] {name, value, 0});
  }

  static void unsetEnvironment(String name) {
    function("unsetenv").invokeInt(new Object[] {name});
  }

  /** Runs this JVM's own program again. Returns only where that is not possible. */
  static void replace(OwnCommand command) throws IOException {
    closeOnReplacement();
    String[] words = command.words().toArray(String[]::new);
    function("execv").invokeInt(new Object[] {program(), words});
    throw new IOException("execv has refused");
  }

  /** The name that the process has in lists is that of this file: "java" and not "exe". */
  private static String program() {
    Path self = Path.of("/proc/self/exe");
    try {
      return self.toRealPath().toString();
    } catch (IOException replaced) {
      // By another version, meanwhile. The link leads to the one that runs.
      return self.toString();
    }
  }

  /** The JVM opens some files without that mark; they would stay open for ever. */
  private static void closeOnReplacement() throws IOException {
    Function fcntl = function("fcntl");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open) {
        int number = Integer.parseInt(descriptor.getFileName().toString());
        if (number > STANDARD_STREAMS) {
          fcntl.invokeInt(new Object[] {number, F_SETFD, FD_CLOEXEC});
        }
      }
    }
  }

  private static Function function(String name) {
    return NativeLibrary.getProcess()
        .getFunction(name, Function.C_CONVENTION, OwnCommand.CHARSET.name());
  }
}
