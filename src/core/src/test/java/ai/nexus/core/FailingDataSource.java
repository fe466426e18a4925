package ai.nexus.core;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that can be away. */
public final class FailingDataSource implements DataSource {

  private final DataSource real;
  private final CountDownLatch refused = new CountDownLatch(1);
  private volatile boolean failing;

  public FailingDataSource(DataSource real) {
    this.real = real;
  }

  public void fail() {
    failing = true;
  }

  public void work() {
    failing = false;
  }

  /** Waits until someone was refused. */
  public void awaitRefusal() throws InterruptedException {
    if (!refused.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no one asked for a connection");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (failing) {
      refused.countDown();
      throw new SQLTransientConnectionException("the database is away", "08001");
    }
    return real.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
