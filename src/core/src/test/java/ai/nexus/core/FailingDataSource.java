package ai.nexus.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A database that can be away, or silent. */
public final class FailingDataSource extends DataSourceWrapper {

  private final CountDownLatch refused = new CountDownLatch(1);
  private volatile boolean failing;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  public FailingDataSource(DataSource real) {
    super(real);
  }

  public void fail() {
    failing = true;
  }

  public void work() {
    failing = false;
    gate.countDown();
  }

  /** From now on nobody gets a connection, or an error. */
  public void beSilent() {
    gate = new CountDownLatch(1);
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
    awaitGate();
    return super.getConnection();
  }

  private void awaitGate() throws SQLException {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("stopped while the database was silent", stopped);
    }
  }
}
