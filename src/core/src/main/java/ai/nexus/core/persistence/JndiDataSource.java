package ai.nexus.core.persistence;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The database pool, which the server owns and both applications share. */
public final class JndiDataSource {

  public static final String NAME = "jdbc/nexus";

  private JndiDataSource() {}

  /**
   * @throws IllegalStateException where the server has no such resource
   */
  @SuppressWarnings("BanJNDI") // The name is a constant and the directory is the server's own.
  public static DataSource lookup() {
    try {
      return InitialContext.doLookup(NAME);
    } catch (NamingException missing) {
      throw new IllegalStateException(
          "the server has no JDBC resource "
              + NAME
              + "; create a connection pool and a resource of this name for the database",
          missing);
    }
  }
}
