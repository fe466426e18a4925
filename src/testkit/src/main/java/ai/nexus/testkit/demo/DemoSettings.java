package ai.nexus.testkit.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the demonstration is told.
 *
 * @param home emptied before each run
 * @param exit whether to stop after the demonstration
 */
record DemoSettings(Path jar, Path home, int apiPort, int adminPort, boolean exit) {

  static DemoSettings read(Path jar, Path home, boolean exit, Map<String, String> environment) {
    return new DemoSettings(
        jar,
        home,
        port(environment, "NEXUS_API_PORT", 5231),
        port(environment, "NEXUS_ADMIN_PORT", 8000),
        exit);
  }

  /** Empties the home folder, but not under a demonstration that still runs. */
  void prepareHome() throws IOException {
    requireFree(apiPort, "NEXUS_API_PORT");
    requireFree(adminPort, "NEXUS_ADMIN_PORT");
    if (Files.exists(home)) {
      for (Path file : deepestFirst()) {
        Files.delete(file);
      }
    }
    Files.createDirectories(home);
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static void requireFree(int port, String variable) throws IOException {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException taken) {
      throw new IOException(
          "port %d is in use; stop what uses it, or set %s to another port"
              .formatted(port, variable),
          taken);
    }
  }

  private static int port(Map<String, String> environment, String variable, int otherwise) {
    String text = environment.getOrDefault(variable, "");
    try {
      return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(variable + " must be a port number, was " + text);
    }
  }
}
