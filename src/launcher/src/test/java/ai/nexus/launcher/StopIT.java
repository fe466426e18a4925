package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals: the end in order. */
class StopIT {

  @TempDir Path home;

  @Test
  void closesTheDatabaseAndTakesTheWorkingFolderAway() throws Exception {
    try (var gateway = GatewayProcess.start(home, Map.of()).awaitReady()) {
      assertThat(home.resolve("data/nexus/db.lck")).exists();

      gateway.terminate();

      assertEndsInOrder(gateway);
      assertThat(home.resolve("data")).isDirectoryContaining("glob:**/nexus.lock");
    }
  }

  @Test
  void takesTheTerminalsSignalAndTheParentsForOne() throws Exception {
    try (var gateway = GatewayProcess.start(home, Map.of()).awaitReady()) {
      gateway.signal("INT");
      gateway.signal("TERM");

      assertEndsInOrder(gateway);
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, data/server", "INT, data/nexus/db.lck", "HUP, data/journal"})
  void givesAStartUpInOrder(String signal, String madeBefore) throws Exception {
    try (var gateway = GatewayProcess.start(home, Map.of())) {
      await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(home.resolve(madeBefore)));

      gateway.signal(signal);

      assertEndsInOrder(gateway);
      assertThat(gateway.out()).doesNotContain("is ready");
    }
  }

  private void assertEndsInOrder(GatewayProcess gateway) throws InterruptedException {
    assertThat(gateway.awaitExit()).isZero();
    assertThat(gateway.err()).isEmpty();
    assertThat(home.resolve("data/nexus/db.lck")).doesNotExist();
    assertThat(home.resolve("data/server")).doesNotExist();
  }
}
