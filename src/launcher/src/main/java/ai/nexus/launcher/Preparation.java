package ai.nexus.launcher;

import ai.nexus.launcher.jvm.ReExecution;
import ai.nexus.launcher.training.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A run for nobody, in a folder and on ports of its own and with some load, so that the class
 * archive is there before the first run for somebody; an image's build has it made.
 */
record Preparation(PrintStream terminal) {

  void run() throws StartupException {
    Optional<Path> archive = ReExecution.archiveToMake();
    if (archive.isEmpty()) {
      terminal.println(
          "NexusAI has nothing to prepare: the class archive is there, or this JVM cannot use one.");
      return;
    }
    runOnce();
    ReExecution.makeArchive(archive.get());
    terminal.println("NexusAI is prepared; the next starts use " + archive.get());
  }

  private static void runOnce() throws StartupException {
    try {
      Path home = Files.createTempDirectory("nexusai-prepare");
      try {
        startAndStop(home);
      } finally {
        Folder.delete(home);
      }
    } catch (StartupException refused) {
      throw refused;
    } catch (Exception failed) {
      throw new StartupException("the preparation failed: " + failed, failed);
    }
  }

  private static void startAndStop(Path home) throws Exception {
    Settings settings =
        Settings.read(SettingsSource.open(properties(home), Map.of()), nothing -> List.of());
    var gateway = new Gateway(settings);
    try {
      gateway.start();
      new Training(URI.create(settings.api().localUrl()), URI.create(settings.admin().localUrl()))
          .run(ReExecution.trainingTime());
    } finally {
      gateway.stop();
    }
  }

  private static Properties properties(Path home) throws IOException {
    var properties = new Properties();
    properties.setProperty(SettingsSource.HOME, home.toString());
    try (ServerSocket api = freePort();
        ServerSocket admin = freePort()) {
      properties.setProperty(Settings.API_PORT, Integer.toString(api.getLocalPort()));
      properties.setProperty(Settings.ADMIN_PORT, Integer.toString(admin.getLocalPort()));
    }
    return properties;
  }

  private static ServerSocket freePort() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
