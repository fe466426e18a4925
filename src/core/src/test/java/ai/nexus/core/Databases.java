package ai.nexus.core;

import ai.nexus.core.persistence.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Derby databases in memory. */
public final class Databases {

  private static final List<String> RESET =
      List.of(
          "delete from provider_model",
          "delete from provider",
          "delete from model_route",
          "delete from usage_entry",
          "delete from usage_attempt",
          "delete from usage_group",
          "delete from usage_conversation",
          "delete from price",
          "update shipped_prices set version = 0",
          "delete from usage_cell",
          "delete from usage_roll_up",
          "delete from journal_position",
          "delete from master_key_check",
          "update catalogue_revision set revision = 0");

  // To make and migrate one takes half a second, so the tests share it, one after the other.
  private static final EmbeddedDataSource SHARED = empty();

  private Databases() {}

  /** A new database without a table. */
  public static EmbeddedDataSource empty() {
    EmbeddedDataSource database = new EmbeddedDataSource();
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    return database;
  }

  /** The shared database with the newest schema, as after a first start. */
  public static DataSource migrated() throws SQLException {
    Schema.migrate(SHARED);
    try (Connection connection = SHARED.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : RESET) {
        statement.executeUpdate(sql);
      }
    }
    return SHARED;
  }
}
