package ai.nexus.core.catalogue;

import ai.nexus.core.secrets.CredentialBox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads the {@link Catalogue} from the database, secrets opened. Disabled providers are left out,
 * and so is one that cannot be used, with an error in the log; the others stay.
 */
public final class CatalogueReader {

  private static final int ATTEMPTS = 10;
  private static final String SELECT =
      "select "
          + ProviderRow.COLUMNS
          + """
          , m.model_name, m.upstream_model, m.created_at, m.priority, m.weight
          from provider p left join provider_model m on m.provider_id = p.id
          where p.enabled = true
          order by m.id
          """;
  private static final String SELECT_KEYS =
      "select provider_id, server_key from provider_key order by provider_id, key_order";

  private final DataSource database;
  private final ProviderOpener opener;

  public CatalogueReader(DataSource database, CredentialBox box) {
    this.database = database;
    this.opener = new ProviderOpener(box);
  }

  /** Moves with each edit of a provider, model or route. */
  public long revision() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return revision(connection);
    }
  }

  /** The catalogue as it stood at one revision: where an edit came between, it is read again. */
  public Catalogue read() throws SQLException {
    try (Connection connection = database.getConnection()) {
      long before = revision(connection);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Catalogue catalogue = read(connection, before);
        long after = revision(connection);
        if (after == before) {
          return catalogue;
        }
        before = after;
      }
    }
    throw new SQLException("the catalogue changed " + ATTEMPTS + " times while it was read");
  }

  private static long revision(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select revision from catalogue_revision where id = 1");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("table catalogue_revision has lost its row");
      }
      return row.getLong(1);
    }
  }

  private Catalogue read(Connection connection, long revision) throws SQLException {
    CatalogueBuilder builder = new CatalogueBuilder(opener::open);
    Map<Long, List<String>> moreKeys = moreKeys(connection);
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        builder.add(ProviderRow.read(row, moreKeys.getOrDefault(row.getLong("id"), List.of())));
        addModel(builder, row);
      }
    }
    PolicyRows.read(connection).forEach(builder::add);
    return builder.build(revision);
  }

  /** The sealed keys of each provider that has more than one, without the first. */
  private static Map<Long, List<String>> moreKeys(Connection connection) throws SQLException {
    Map<Long, List<String>> keys = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT_KEYS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        keys.computeIfAbsent(row.getLong("provider_id"), id -> new ArrayList<>())
            .add(row.getString("server_key"));
      }
    }
    return keys;
  }

  private static void addModel(CatalogueBuilder builder, ResultSet row) throws SQLException {
    String modelName = row.getString("model_name");
    if (modelName != null) {
      builder.add(
          row.getLong("id"),
          modelName,
          Optional.ofNullable(row.getString("upstream_model")).orElse(modelName),
          Instant.ofEpochMilli(row.getLong("created_at")),
          new Placement(row.getInt("priority"), row.getInt("weight")));
    }
  }
}
