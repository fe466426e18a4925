package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldLinesTest {

  private static final Duration FOR_EVER = Duration.ofHours(1);

  @TempDir Path folder;
  private final List<IOException> failures = new ArrayList<>();

  @Test
  void writesAtOnceWhereNothingIsHeld() throws Exception {
    HeldLines lines = lines(1000, Duration.ZERO);

    add(lines, "one");

    assertThat(log()).hasContent("one\n");
    lines.close();
  }

  @Test
  void holdsLinesAndWritesThemTogetherAfterAWhile() throws Exception {
    HeldLines lines = lines(1000, Duration.ofMillis(20));

    add(lines, "one");
    add(lines, "two");

    Awaitility.await().untilAsserted(() -> assertThat(log()).hasContent("one\ntwo\n"));
    add(lines, "three");
    Awaitility.await().untilAsserted(() -> assertThat(log()).hasContent("one\ntwo\nthree\n"));
    lines.close();
  }

  @Test
  void writesWhatItHoldsWhenItIsClosed() throws Exception {
    HeldLines lines = lines(1000, FOR_EVER);
    add(lines, "one");
    assertThat(log()).isEmptyFile();

    lines.close();

    assertThat(log()).hasContent("one\n");
  }

  @Test
  void writesBeforeTooMuchHasComeTogether() throws Exception {
    HeldLines lines = lines(1_000_000, FOR_EVER);

    add(lines, "x".repeat(40_000));
    assertThat(log()).isEmptyFile();
    add(lines, "y".repeat(40_000));

    assertThat(log()).hasSize(40_001);
    lines.close();
  }

  @Test
  void rotatesBetweenLinesAndKeepsFilesWithinTheirLimit() throws Exception {
    HeldLines lines = lines(10, FOR_EVER);

    for (String line : List.of("a1", "b2", "c3", "d4", "longer than ten", "e5")) {
      add(lines, line);
    }
    lines.close();

    assertThat(log()).hasContent("e5\n");
    assertThat(folder.resolve("x.log.1")).hasContent("longer than ten\n");
    assertThat(folder.resolve("x.log.2")).hasContent("d4\n");
    assertThat(folder.resolve("x.log.3")).hasContent("a1\nb2\nc3\n");
  }

  @Test
  void losesAndMixesNoLineOfManyThreads() throws Exception {
    HeldLines lines = lines(1_000_000, Duration.ofMillis(1));

    IntStream.range(0, 4)
        .parallel()
        .forEach(thread -> IntStream.range(0, 500).forEach(i -> add(lines, thread + "-" + i)));
    lines.close();

    assertThat(Files.readAllLines(log())).hasSize(2000).doesNotHaveDuplicates();
  }

  @Test
  void dropsWhatComesAfterTheEnd() throws Exception {
    HeldLines lines = lines(1000, FOR_EVER);
    lines.close();

    add(lines, "late");

    assertThat(log()).isEmptyFile();
    assertThat(failures).isEmpty();
  }

  @Test
  void reportsWhatTheDiskRefuses() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    HeldLines lines = new HeldLines(new LogFile(full, 1000, 1), FOR_EVER, failures::add);
    add(lines, "one");

    lines.close();

    assertThat(failures).hasSize(1);
  }

  private HeldLines lines(long limit, Duration hold) throws IOException {
    return new HeldLines(new LogFile(log(), limit, 5), hold, failures::add);
  }

  private Path log() {
    return folder.resolve("x.log");
  }

  private static void add(HeldLines lines, String line) {
    lines.add((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
