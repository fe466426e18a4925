package ai.nexus.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A database that can be away. */
public final class FailingDataSource extends DataSourceWrapper {

  private final CountDownLatch refused = new CountDownLatch(1);
  private volatile boolean failing;

  public FailingDataSource(DataSource real) {
    super(real);
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
    return super.getConnection();
  }
}
