package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path folder;

  @Test
  void goesOnWhereAnEarlierProcessEnded() throws Exception {
    write("one\n");
    write("two\n");

    assertThat(folder.resolve("x.log")).hasContent("one\ntwo\n");
  }

  @Test
  void keepsTheYoungestFilesAndDeletesTheOldest() throws Exception {
    var file = new LogFile(folder.resolve("x.log"), 4, 3);
    for (String line : new String[] {"a1\n", "b2\n", "c3\n", "d4\n"}) {
      file.write(line.getBytes(StandardCharsets.UTF_8));
    }
    file.close();

    assertThat(folder.resolve("x.log")).hasContent("d4");
    assertThat(folder.resolve("x.log.1")).hasContent("c3");
    assertThat(folder.resolve("x.log.2")).hasContent("b2");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void writesALineThatIsLongerThanTheLimitWhole() throws Exception {
    var file = new LogFile(folder.resolve("x.log"), 4, 2);

    file.write("longer than four\n".getBytes(StandardCharsets.UTF_8));
    file.close();

    assertThat(folder.resolve("x.log")).hasContent("longer than four");
    assertThat(folder.resolve("x.log.1")).doesNotExist();
  }

  @Test
  void goesOnWritingInAnInterruptedThread() throws Exception {
    var file = new LogFile(folder.resolve("x.log"), 100, 2);

    Thread.currentThread().interrupt();
    file.write("one\n".getBytes(StandardCharsets.UTF_8));
    file.write("two\n".getBytes(StandardCharsets.UTF_8));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("x.log")).hasContent("one\ntwo\n");
    file.close();
  }

  private void write(String line) throws IOException {
    var file = new LogFile(folder.resolve("x.log"), 100, 3);
    file.write(line.getBytes(StandardCharsets.UTF_8));
    file.close();
  }
}
