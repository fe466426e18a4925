package ai.nexus.core.persistence;

import ai.nexus.core.log.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database to the newest schema. Both applications, and every node, call this at their
 * start and may do so at once; where nothing is to be done Flyway is not even loaded.
 */
public final class Schema {

  private static final EventLog LOG = EventLog.of(Schema.class);
  // Held, because java.util.logging forgets the level of a logger that no one refers to.
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");
  // Says on every start that Derby 10.16 is newer than 10.15; what fails is thrown, not logged.
  private static final Logger FLYWAY_DATABASE_LOG =
      Logger.getLogger("org.flywaydb.core.internal.database.base.Database");
  private static final int ATTEMPTS = 5;

  private Schema() {}

  /**
   * @throws SQLException where the database cannot be reached
   * @throws FlywayException where a migration failed
   */
  public static void migrate(DataSource database) throws SQLException {
    FLYWAY_LOG.setLevel(Level.WARNING);
    FLYWAY_DATABASE_LOG.setLevel(Level.SEVERE);
    for (int attempt = 1; !isUpToDate(database); attempt++) {
      try {
        runFlyway(database);
      } catch (FlywayException failed) {
        // Two first starts can collide while they make Flyway's own table: Derby has no lock that
        // covers this. The one that lost finds the work done, or does it now.
        if (attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }

  private static void runFlyway(DataSource database) throws SQLException {
    int applied =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(database)
            .resourceProvider(new Migrations())
            .placeholders(words(database))
            .javaMigrationClassProvider(Collections::emptyList)
            .load()
            .migrate()
            .migrationsExecuted;
    LOG.info("database schema is at version " + Migrations.newestVersion() + ", ran " + applied);
  }

  /**
   * What the scripts call {@code ${...}}, since no word of it is common to all databases. Before a
   * line that is for one of them alone stands its name.
   */
  private static Map<String, String> words(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return product.equals("PostgreSQL")
          ? Map.of("bytes", "bytea", "nullable", "drop not null", "derby", "-- ")
          : Map.of("bytes", "blob", "nullable", "null", "derby", "");
    }
  }

  static boolean isUpToDate(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return hasVersion(connection, Migrations.newestVersion());
    }
  }

  private static boolean hasVersion(Connection connection, String version) throws SQLException {
    // Asked first, because a server's pool may hide the error of a statement on a missing table
    // behind an exception of its own.
    if (!hasHistory(connection)) {
      return false;
    }
    String sql =
        """
        select 1 from "flyway_schema_history" where "version" = ? and "success" = true
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, version);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    // Flyway quotes its names, so they are lower case on every database.
    try (ResultSet table =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
      return table.next();
    }
  }
}
