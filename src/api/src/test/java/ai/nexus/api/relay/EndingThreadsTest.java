package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndingThreadsTest {

  private static final int MORE_THAN_THERE_ARE = 250;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final EndingThreads threads = new EndingThreads(Thread::new, timer);
  private final CountDownLatch clientsRead = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void close() {
    clientsRead.countDown();
    threads.close();
    timer.shutdownNow();
  }

  @Test
  void keepsTheCallerFreeAndLosesNothingWhenAllWait() {
    for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
      threads.execute(this::waitForClient);
    }
    int all = EndingThreads.MOST + Runtime.getRuntime().availableProcessors();
    await().until(() -> begun.get() >= all);
    assertThat(begun).hasValue(all);

    clientsRead.countDown();

    await().until(() -> ended.get() == MORE_THAN_THERE_ARE);
  }

  @Test
  void goesOnWhereTheFirstOnesWait() {
    int asManyAsAreReady = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < asManyAsAreReady; i++) {
      threads.execute(this::waitForClient);
    }

    threads.execute(ended::incrementAndGet);

    await().until(() -> ended.get() == 1);
  }

  private void waitForClient() {
    begun.incrementAndGet();
    try {
      if (clientsRead.await(1, TimeUnit.MINUTES)) {
        ended.incrementAndGet();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
