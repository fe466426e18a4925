package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndingThreadsTest {

  private static final int MORE_THAN_THERE_ARE = 250;

  private final EndingThreads threads = new EndingThreads(Thread::new);
  private final CountDownLatch clientsRead = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void close() {
    clientsRead.countDown();
    threads.close();
  }

  @Test
  void keepsTheCallerFreeAndLosesNothingWhenAllWait() {
    for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
      threads.execute(this::waitForClient);
    }
    await().until(() -> begun.get() >= EndingThreads.MOST);
    assertThat(begun).hasValue(EndingThreads.MOST);

    clientsRead.countDown();

    await().until(() -> ended.get() == MORE_THAN_THERE_ARE);
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
