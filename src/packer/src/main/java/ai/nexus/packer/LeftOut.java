package ai.nexus.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which of the server's jars the gateway does without. A file of their names, one a line; a line
 * that begins with {@code #} says why those after it are not needed.
 */
record LeftOut(Set<String> jars) {

  static LeftOut read(Path file) throws IOException {
    Set<String> jars = new LinkedHashSet<>();
    Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(jars::add);
    return new LeftOut(jars);
  }

  boolean has(String jar) {
    return jars.contains(jar);
  }

  /**
   * @param present the jars that there are to leave out
   * @throws IllegalArgumentException where a name is none of them, as after a new release
   */
  void requireKnown(Set<String> present) {
    Set<String> unknown = new LinkedHashSet<>(jars);
    unknown.removeAll(present);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the server has no " + String.join(", ", unknown));
    }
  }
}
