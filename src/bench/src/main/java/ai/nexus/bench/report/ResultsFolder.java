package ai.nexus.bench.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The results, a folder for each version. */
public final class ResultsFolder {

  private static final String FILE = "results.json";

  private final Path path;

  public ResultsFolder(Path path) {
    this.path = path;
  }

  public Path of(String version) {
    return path.resolve(version);
  }

  public Optional<Results> read(String version) {
    Path file = of(version).resolve(FILE);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /**
   * Those that were measured last.
   *
   * @throws IllegalStateException where there are none
   */
  public Results newest() {
    try (Stream<Path> versions = Files.exists(path) ? Files.list(path) : Stream.empty()) {
      List<Path> files =
          versions.map(folder -> folder.resolve(FILE)).filter(Files::exists).toList();
      return files.stream()
          .map(ResultsFolder::read)
          .max(Comparator.comparing(ResultsJson::measuredLast))
          .orElseThrow(() -> new IllegalStateException("there are no results to compare with"));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + path, failed);
    }
  }

  public void write(Results results) {
    write(results.version(), FILE, ResultsJson.write(results));
  }

  /** Returns the file. */
  public Path write(String version, String name, String text) {
    try {
      Files.createDirectories(of(version));
      return Files.writeString(of(version).resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write the results", failed);
    }
  }

  private static Results read(Path file) {
    try (JsonReader reader = Json.createReader(new StringReader(Files.readString(file)))) {
      JsonObject json = reader.readObject();
      return ResultsJson.read(json);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + file, failed);
    }
  }
}
