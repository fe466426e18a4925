package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.config.SettingsReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On which event loop a call goes. */
class LoopOfThreadTest {

  // So many that the first run before the last are made.
  private static final int LOOPS = 150;

  private final Relay relay =
      new Relay(
          RelayConfig.read(
              new SettingsReader(
                  key ->
                      Optional.ofNullable(
                          Map.of("nexus.relay.event-loops", "" + LOOPS).get(key)))));

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void isThatOfTheThreadWhereItIsOnes() throws Exception {
    for (int i = 0; i < LOOPS; i++) {
      Loop loop = relay.anyLoop();
      CompletableFuture<Loop> found = new CompletableFuture<>();
      loop.execute(() -> found.complete(relay.anyLoop()));

      assertThat(found.get(10, TimeUnit.SECONDS)).isSameAs(loop);
    }
  }

  @Test
  void isEachInTurnForOtherThreads() {
    Set<Loop> found = new HashSet<>();
    for (int i = 0; i < LOOPS; i++) {
      found.add(relay.anyLoop());
    }

    assertThat(found).hasSize(LOOPS);
  }
}
