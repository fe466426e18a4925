package ai.nexus.launcher.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

  private static final int SLOW_MILLIS = 10;

  private final RequestThreads threads = new RequestThreads();
  private final CountDownLatch waitIsOver = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void stop() {
    waitIsOver.countDown();
    threads.shutdownNow();
  }

  @Test
  void runsARequestWhereThoseBeforeItWait() {
    int ready = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < ready; i++) {
      threads.execute(this::waitForSomething);
    }

    threads.execute(ended::incrementAndGet);

    await().until(() -> ended.get() == 1);
  }

  @Test
  void runsARequestInTimeWhereThoseBeforeItEndSlowly() {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    int ready = Runtime.getRuntime().availableProcessors();
    int requests = ready * 2 * RequestThreads.LONG_PATIENCE_MILLIS / SLOW_MILLIS;
    for (int i = 0; i < requests; i++) {
      threads.execute(() -> workSlowly(used));
    }

    await().until(() -> ended.get() == requests);

    assertThat(used).hasSizeGreaterThan(ready);
  }

  @Test
  void takesNoMoreThreadsThanThereMayBeAndLosesNoRequest() {
    int more = RequestThreads.MOST + 50;
    for (int i = 0; i < more; i++) {
      threads.execute(this::waitForSomething);
    }
    await().until(() -> begun.get() == RequestThreads.MOST);

    waitIsOver.countDown();

    await().until(() -> ended.get() == more);
  }

  @Test
  void endsWhatWasBegunWhenItIsShutDown() throws InterruptedException {
    threads.execute(this::waitForSomething);
    await().until(() -> begun.get() == 1);

    threads.shutdown();
    waitIsOver.countDown();

    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ended).hasValue(1);
    assertThat(threads.isTerminated()).isTrue();
  }

  private void workSlowly(Set<Thread> used) {
    used.add(Thread.currentThread());
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS));
    ended.incrementAndGet();
  }

  private void waitForSomething() {
    begun.incrementAndGet();
    try {
      if (waitIsOver.await(1, TimeUnit.MINUTES)) {
        ended.incrementAndGet();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
