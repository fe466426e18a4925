package ai.nexus.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of errors in {@code src/docs/api.md}: status, code and x-should-retry of each. */
class ErrorTableTest {

  private static final Path DOCUMENT = Path.of("../docs/api.md");
  private static final Pattern ROW =
      Pattern.compile("(\\| \\d{3} \\| `[a-z_]+` \\| (?:yes|no) \\|) \\S.* \\|");

  @Test
  void namesEveryFailureOfTheApiAndNoOther() throws IOException {
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(rows());
  }

  private static List<String> rows() {
    return Arrays.stream(Failure.values())
        // Of the admin REST alone, whose errors have no code.
        .filter(failure -> failure != Failure.CONFLICT)
        .map(ErrorTableTest::row)
        .toList();
  }

  private static String row(Failure failure) {
    return "| %d | `%s` | %s |"
        .formatted(
            failure.status(), failure.code().orElse("null"), failure.retryable() ? "yes" : "no");
  }
}
