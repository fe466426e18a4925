package ai.nexus.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

  private final CountDownLatch silence = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    silence.countDown();
    threads.shutdown();
  }

  @Test
  void keepsOneThreadWaitingForADatabaseThatIsSilent() {
    DatabaseCheck check = new DatabaseCheck(silentDatabase(), threads);

    assertThat(check.getAsBoolean()).isFalse();
    assertThat(check.getAsBoolean()).isFalse();

    assertThat(asked).hasValue(1);
  }

  private DataSource silentDatabase() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              asked.incrementAndGet();
              silence.await();
              throw new java.sql.SQLException("the test is over");
            });
  }
}
