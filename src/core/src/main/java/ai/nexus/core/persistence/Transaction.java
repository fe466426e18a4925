package ai.nexus.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One JDBC transaction on a connection of its own: all of the work, or none. */
public final class Transaction {

  /** What is done within. */
  @FunctionalInterface
  public interface Work {
    void on(Connection connection) throws SQLException;
  }

  private Transaction() {}

  public static void run(DataSource database, Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        undo(connection, failed);
        throw failed;
      }
      connection.setAutoCommit(true);
    }
  }

  /** Keeps the first failure in front: on a broken connection the undoing fails as well. */
  private static void undo(Connection connection, Exception failed) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
