package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final List<String> steps = new ArrayList<>();
  private final InOrder inOrder = new InOrder(loop::add, () -> steps.add("empty"));

  @Test
  void takesAtOnceWhatWaitsForNothing() {
    inOrder.add(DONE, () -> steps.add("a"));

    assertThat(steps).containsExactly("a");
    assertThat(inOrder.isEmpty()).isTrue();
  }

  @Test
  void letsNothingPassWhatWaits() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    inOrder.add(first, () -> steps.add("a"));
    inOrder.add(DONE, () -> steps.add("b"));
    inOrder.add(second, () -> steps.add("c"));

    second.complete(null);
    runLoop();
    assertThat(steps).isEmpty();

    first.complete(null);
    runLoop();
    assertThat(steps).containsExactly("a", "b", "c", "empty");
  }

  @Test
  void goesOnBehindARecordThatFailed() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    inOrder.add(first, () -> steps.add("a"));

    first.completeExceptionally(new IllegalStateException("disk full"));
    runLoop();

    assertThat(steps).containsExactly("a", "empty");
  }

  private void runLoop() {
    while (!loop.isEmpty()) {
      loop.poll().run();
    }
  }
}
