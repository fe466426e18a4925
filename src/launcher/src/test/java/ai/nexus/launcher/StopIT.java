package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private void assertEndsInOrder(GatewayProcess gateway) throws InterruptedException {
    assertThat(gateway.awaitExit()).isZero();
    assertThat(gateway.err()).isEmpty();
    assertThat(home.resolve("data/nexus/db.lck")).doesNotExist();
    assertThat(home.resolve("data/server")).doesNotExist();
  }
}
