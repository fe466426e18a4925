package ai.nexus.wire.bedrock;

import ai.nexus.wire.anthropic.common.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of {@code src/test/resources/bedrock}: lines that say what it is, its source among them,
 * and then sections, each behind a line of {@code ----}.
 */
record Fixture(String name, Map<String, String> facts, List<String> sections) {

  private static final Path FOLDER = Path.of("src/test/resources/bedrock");

  static Stream<Fixture> all(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().map(Fixture::read).toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Fixture of(String path) {
    return read(FOLDER.resolve(path));
  }

  static JsonObject json(String text) {
    return Json.readObject(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Fixture read(Path file) {
    try {
      List<String> parts = List.of(Files.readString(file).split("(?m)^----\n", -1));
      Map<String, String> facts =
          parts
              .get(0)
              .lines()
              .map(line -> line.split(": ?", 2))
              .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
      if (!facts.containsKey("source")) {
        throw new IllegalStateException(file + " must say its source");
      }
      return new Fixture(file.getFileName().toString(), facts, parts.subList(1, parts.size()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
