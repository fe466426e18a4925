package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The server's jars and the database drivers, which this jar carries in Payara Micro's layout. */
final class ServerJars {

  private static final List<String> FOLDERS = List.of("MICRO-INF/runtime/", "MICRO-INF/lib/");

  private ServerJars() {}

  /** Unpacks them into the directory. */
  static ServerClassLoader unpack(Path directory) throws IOException {
    // By this property Payara knows that its jars are unpacked; without it parts of it are not
    // found.
    System.setProperty("fish.payara.micro.UnpackDir", directory.getParent().toString());
    Files.createDirectories(directory);
    List<Path> jars = new ArrayList<>();
    try (var bundle = new JarFile(ownJar().toFile(), false)) {
      for (JarEntry entry : bundle.stream().filter(ServerJars::isServer).toList()) {
        Path target = directory.resolve(Path.of(entry.getName()).getFileName().toString());
        try (InputStream stream = bundle.getInputStream(entry)) {
          Files.copy(stream, target);
        }
        if (target.toString().endsWith(".jar")) {
          jars.add(target);
        }
      }
    }
    return ServerClassLoader.over(directory, jars);
  }

  private static boolean isServer(JarEntry entry) {
    return !entry.isDirectory() && FOLDERS.stream().anyMatch(entry.getName()::startsWith);
  }

  private static Path ownJar() {
    try {
      return Path.of(ServerJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
