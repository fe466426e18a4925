package ai.nexus.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real database behind a connection that breaks in the middle of a commit, before or after it has
 * taken effect, or over which no answer comes.
 */
public final class FaultyDatabase extends DataSourceWrapper {

  private final AtomicInteger answersToLose = new AtomicInteger();
  private final AtomicInteger commitsToLose = new AtomicInteger();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);

  public FaultyDatabase(DataSource real) {
    super(real);
  }

  /** The next commits take effect, but fail. */
  public void loseAnswersOfCommits(int count) {
    answersToLose.set(count);
  }

  /** The next commits take no effect and fail. */
  public void loseCommits(int count) {
    commitsToLose.set(count);
  }

  /** From now on every commit waits. */
  public void stall() {
    gate = new CountDownLatch(1);
  }

  public void awaitStalled() throws InterruptedException {
    if (!stalled.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no one commits");
    }
  }

  public void goOn() {
    gate.countDown();
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            FaultyDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(real, method, arguments));
  }

  private Object call(Connection real, Method method, Object[] arguments) throws Throwable {
    try {
      if (method.getName().equals("commit")) {
        commit(real);
        return null;
      }
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private void commit(Connection real) throws SQLException, InterruptedException {
    if (gate.getCount() > 0) {
      stalled.countDown();
      gate.await();
    }
    if (isDue(commitsToLose)) {
      real.rollback();
      throw broken();
    }
    real.commit();
    if (isDue(answersToLose)) {
      throw broken();
    }
  }

  private static boolean isDue(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private static SQLException broken() {
    return new SQLNonTransientConnectionException("the connection broke in a commit", "08007");
  }
}
