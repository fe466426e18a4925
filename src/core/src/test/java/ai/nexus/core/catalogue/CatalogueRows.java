package ai.nexus.core.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes rows of the catalogue's tables, behind the back of the admin REST. */
final class CatalogueRows {

  private final DataSource database;

  CatalogueRows(DataSource database) {
    this.database = database;
  }

  /**
   * @param serverKey sealed, or null
   */
  void provider(long id, String name, String url, String serverKey, String keyHash)
      throws SQLException {
    run(
        """
        insert into provider (id, name, server_url, server_key, personalized_key_hash,
          personalized_key_hint, description, enabled, store_messages, created_at, updated_at)
        values (?, ?, ?, ?, ?, '', '', true, false, 0, 0)
        """,
        id,
        name,
        url,
        serverKey,
        keyHash);
  }

  void model(long id, long providerId, String name, String upstream) throws SQLException {
    run(
        """
        insert into provider_model
          (id, provider_id, model_name, upstream_model, description, created_at, updated_at)
        values (?, ?, ?, ?, '', 0, 0)
        """,
        id,
        providerId,
        name,
        upstream);
  }

  void key(long providerId, int order, String sealed) throws SQLException {
    run(
        "insert into provider_key (provider_id, key_order, server_key) values (?, ?, ?)",
        providerId,
        order,
        sealed);
  }

  void route(
      String model,
      String strategy,
      String affinity,
      String fallbacks,
      Integer firstEvent,
      Integer total)
      throws SQLException {
    run(
        """
        insert into model_route (model_name, strategy, affinity, fallbacks, first_event_timeout_ms,
          total_timeout_ms, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, 0, 0)
        """,
        model,
        strategy,
        affinity,
        fallbacks,
        firstEvent,
        total);
  }

  /** Moves the revision, as each edit does. */
  void revision(long revision) throws SQLException {
    run("update catalogue_revision set revision = ?", revision);
  }

  /** Runs a statement with its values. */
  void run(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
