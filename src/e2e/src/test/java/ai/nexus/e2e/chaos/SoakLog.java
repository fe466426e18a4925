package ai.nexus.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** The gateway's log, {@code logs/nexus.log} in its home folder and those before it. */
record SoakLog(Path folder) {

  /** Errors that the operator has to see to. */
  static final String EXPECTED = "The operator has to ";

  private static final Set<String> ERRORS = Set.of("ERROR", "SEVERE", "FATAL");

  static SoakLog of(Path home) {
    return new SoakLog(home.resolve("logs"));
  }

  void assertNoOtherErrorsThan(String expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(SoakLog::isOurs).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          assertThat(lines.map(JsonText::object).filter(SoakLog::isError))
              .as("errors in %s", file)
              .allMatch(line -> line.getString("message").contains(expected));
        }
      }
    }
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith("nexus.log");
  }

  private static boolean isError(JsonObject line) {
    return ERRORS.contains(line.getString("level"));
  }
}
