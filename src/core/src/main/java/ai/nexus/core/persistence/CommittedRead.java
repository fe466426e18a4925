package ai.nexus.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads nothing that is not committed. On Derby that takes a higher isolation level than READ
 * COMMITTED: a scan that has waited for a row's lock there does not take it, and so may see what
 * the next one in the queue writes (10.16, with JDBC's usual level; RollUpTest shows it).
 */
public final class CommittedRead {

  /** What is read. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws SQLException;
  }

  private CommittedRead() {}

  /**
   * @param connection in no transaction
   * @param reading of a row or two, which others may not change meanwhile
   */
  public static <T> T of(Connection connection, Reading<T> reading) throws SQLException {
    int usual = connection.getTransactionIsolation();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try {
      return reading.read();
    } finally {
      connection.setTransactionIsolation(usual);
    }
  }
}
