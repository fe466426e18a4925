package ai.nexus.bench.ledger;

import ai.nexus.core.persistence.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A ledger's database on the disk, with the newest schema; for one process at a time. */
public final class DerbyDatabase implements AutoCloseable {

  private final EmbeddedDataSource source = new EmbeddedDataSource();

  public DerbyDatabase(Path folder) throws SQLException {
    source.setDatabaseName(folder.toString());
    source.setCreateDatabase("create");
    Schema.migrate(source);
  }

  public EmbeddedDataSource source() {
    return source;
  }

  /** Writes what is in memory, and lets go of the files. */
  @Override
  public void close() {
    EmbeddedDataSource end = new EmbeddedDataSource();
    end.setDatabaseName(source.getDatabaseName());
    end.setShutdownDatabase("shutdown");
    try {
      end.getConnection().close();
    } catch (SQLException alwaysThrown) {
      if (!"08006".equals(alwaysThrown.getSQLState())) {
        throw new IllegalStateException("Derby does not end", alwaysThrown);
      }
    }
  }
}
