package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLimitsTest {

  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  @TempDir Path folder;

  @Test
  void removesDaysThatAreTooOld() throws IOException {
    file("2025/12/31/a.jsonl", 10, 0);
    file("2026/01/08/a.jsonl", 10, 0);
    file("2026/01/09/a.jsonl", 10, 0);
    file("2026/01/10/a.jsonl", 10, 0);

    limits(Optional.of(Duration.ofDays(1)), Optional.empty()).run();

    assertThat(folder.resolve("2025")).doesNotExist();
    assertThat(folder.resolve("2026/01/08")).doesNotExist();
    assertThat(folder.resolve("2026/01/09/a.jsonl")).exists();
    assertThat(folder.resolve("2026/01/10/a.jsonl")).exists();
  }

  @Test
  void removesTheOldestOfWhatIsTooMuch() throws IOException {
    file("2026/01/08/a.jsonl", 100, 0);
    file("2026/01/09/a.jsonl", 100, 2);
    file("2026/01/09/b.jsonl", 100, 1);
    file("2026/01/10/a.jsonl", 100, 0);

    limits(Optional.empty(), Optional.of(210L)).run();

    assertThat(folder.resolve("2026/01/08")).doesNotExist();
    assertThat(folder.resolve("2026/01/09/b.jsonl")).doesNotExist();
    assertThat(folder.resolve("2026/01/09/a.jsonl")).hasSize(100);
    assertThat(folder.resolve("2026/01/10/a.jsonl")).hasSize(100);
  }

  @Test
  void removesATwentiethMoreThanItMust() throws IOException {
    for (int day = 1; day <= 20; day++) {
      file("2026/01/%02d/a.jsonl".formatted(day), 100, 0);
    }
    MessageLimits limits = limits(Optional.empty(), Optional.of(2000L));

    limits.run();
    assertThat(folder.resolve("2026/01/01")).exists();
    file("2026/01/21/a.jsonl", 1, 0);
    limits.run();

    assertThat(folder.resolve("2026/01/01")).doesNotExist();
    assertThat(folder.resolve("2026/01/02")).doesNotExist();
    assertThat(folder.resolve("2026/01/03/a.jsonl")).hasSize(100);
  }

  @Test
  void cutsWholeLinesOffTheFrontOfAFile() throws IOException {
    Path file = folder.resolve("2026/01/10/a.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "11111\n22222\n33333\n");

    limits(Optional.empty(), Optional.of(10L)).run();

    assertThat(file).hasContent("33333\n");
  }

  @Test
  void removesNothingWithinTheLimitsAndNothingThatIsNotItsOwn() throws IOException {
    file("2026/01/08/a.jsonl", 100, 0);
    file("notes.txt", 1000, 0);
    file("backup/01/08/a.jsonl", 1000, 0);
    file("2026/02/31/a.jsonl", 1000, 0);

    limits(Optional.of(Duration.ofDays(5)), Optional.of(100L)).run();
    limits(Optional.empty(), Optional.empty()).run();

    assertThat(folder.resolve("2026/01/08/a.jsonl")).exists();
    assertThat(folder.resolve("notes.txt")).exists();
    assertThat(folder.resolve("backup/01/08/a.jsonl")).exists();
    assertThat(folder.resolve("2026/02/31/a.jsonl")).exists();
  }

  @Test
  void needsNoStore() {
    MessageLimits limits = limits(Optional.of(Duration.ofDays(1)), Optional.of(1L));

    limits.run();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void forgetsDeletionsAfterADay() throws IOException {
    DeletionMarks marks = new DeletionMarks(folder);
    marks.add("old", NOW);
    marks.add("new", NOW);
    age(folder.resolve(".deleted/old"), NOW.minus(Duration.ofHours(25)));
    age(folder.resolve(".deleted/new"), NOW.minus(Duration.ofHours(23)));

    limits(Optional.empty(), Optional.empty()).run();

    assertThat(marks.covers("old", NOW)).isFalse();
    assertThat(marks.covers("new", NOW)).isTrue();
  }

  private MessageLimits limits(Optional<Duration> age, Optional<Long> size) {
    return new MessageLimits(folder, age, size, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void file(String name, int size, int minutes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[size]);
    age(file, NOW.plus(Duration.ofMinutes(minutes)));
  }

  private static void age(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
