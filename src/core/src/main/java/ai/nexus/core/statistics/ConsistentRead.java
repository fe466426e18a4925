package ai.nexus.core.statistics;

import ai.nexus.core.persistence.Transaction;
import ai.nexus.core.rollup.RollUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads sums while others move them from cells to roll-ups: where they moved meanwhile it reads
 * again, and at last it makes them wait. No isolation level would do on Derby without locks that
 * stop the writer.
 */
final class ConsistentRead {

  private static final int FREE_ATTEMPTS = 3;

  /** What is read; may be called several times. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  private ConsistentRead() {}

  static <T> T of(DataSource database, Reading<T> reading) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (int attempt = 0; attempt < FREE_ATTEMPTS; attempt++) {
        long before = RollUps.version(connection);
        T read = reading.read(connection);
        if (RollUps.version(connection) == before) {
          return read;
        }
      }
    }
    List<T> read = new ArrayList<>();
    Transaction.run(
        database,
        connection -> {
          RollUps.hold(connection);
          read.add(reading.read(connection));
        });
    return read.get(0);
  }
}
