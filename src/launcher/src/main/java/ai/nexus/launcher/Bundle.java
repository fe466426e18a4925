package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What this jar carries beside classes: the server configuration and the two applications. */
final class Bundle {

  private Bundle() {}

  static String text(String name) {
    try (InputStream stream = open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static void copy(String name, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream stream = open(name)) {
      Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static InputStream open(String name) {
    InputStream stream = Bundle.class.getResourceAsStream("/" + name);
    if (stream == null) {
      throw new IllegalStateException("this jar is not whole: " + name + " is missing");
    }
    return stream;
  }
}
