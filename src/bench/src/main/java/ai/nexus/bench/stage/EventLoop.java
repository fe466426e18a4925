package ai.nexus.bench.stage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One event loop, on which all of one side lives, and how other threads wait for it. No one is
 * warned of a loop that is busy: under full load it is meant to be.
 */
public final class EventLoop implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setBlockedThreadCheckInterval(Duration.ofHours(1).toMillis()));

  public Vertx vertx() {
    return vertx;
  }

  /**
   * @throws IllegalStateException where it takes more than a minute
   */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("nothing happened within " + LIMIT, late);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
