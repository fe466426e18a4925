package ai.nexus.admin.health;

import ai.nexus.core.log.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Whether the database answers within {@value #LIMIT_MILLIS} ms. A database that is silent keeps
 * one thread waiting, however often it is asked. For many threads.
 */
final class DatabaseCheck implements BooleanSupplier {

  private static final EventLog LOG = EventLog.of(DatabaseCheck.class);
  // A probe of Kubernetes gives up after one second.
  private static final int LIMIT_MILLIS = 500;
  private static final Duration QUERY_LIMIT = Duration.ofSeconds(2);

  private final DataSource database;
  private final Executor threads;
  private CompletableFuture<Boolean> check = CompletableFuture.completedFuture(true); // by this

  DatabaseCheck(DataSource database, Executor threads) {
    this.database = database;
    this.threads = threads;
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return running().get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException silent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized CompletableFuture<Boolean> running() {
    if (check.isDone()) {
      check = CompletableFuture.supplyAsync(this::answers, threads);
    }
    return check;
  }

  private boolean answers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(Math.toIntExact(QUERY_LIMIT.toSeconds()));
    } catch (SQLException unreachable) {
      LOG.warning("the database does not answer", unreachable);
      return false;
    }
  }
}
