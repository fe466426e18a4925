package ai.nexus.core.catalogue;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads the {@link Catalogue} from the database, secrets opened. Disabled providers are left out,
 * and so is one that cannot be used, with an error in the log; the others stay.
 */
public final class CatalogueReader {

  private static final EventLog LOG = EventLog.of(CatalogueReader.class);
  private static final int ATTEMPTS = 10;
  private static final String SELECT =
      """
      select p.id, p.name, p.dialect, p.preset, p.options, p.server_url, p.server_key, p.proxy_url, p.store_messages,
             p.on_client_gone, p.personalized_key_hash, m.model_name, m.upstream_model, m.created_at
      from provider p left join provider_model m on m.provider_id = p.id
      where p.enabled = true
      order by m.id
      """;

  private final DataSource database;
  private final CredentialBox box;

  public CatalogueReader(DataSource database, CredentialBox box) {
    this.database = database;
    this.box = box;
  }

  /** Moves with each edit of a provider or model. */
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
    CatalogueBuilder builder = new CatalogueBuilder(this::open);
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        builder.add(providerOf(row));
        String modelName = row.getString("model_name");
        if (modelName != null) {
          builder.add(
              row.getLong("id"),
              modelName,
              Optional.ofNullable(row.getString("upstream_model")).orElse(modelName),
              Instant.ofEpochMilli(row.getLong("created_at")));
        }
      }
    }
    return builder.build(revision);
  }

  private static ProviderRow providerOf(ResultSet row) throws SQLException {
    return new ProviderRow(
        row.getLong("id"),
        row.getString("name"),
        row.getString("dialect"),
        Optional.ofNullable(row.getString("preset")),
        Optional.ofNullable(row.getString("options")),
        row.getString("server_url"),
        Optional.ofNullable(row.getString("server_key")),
        Optional.ofNullable(row.getString("proxy_url")),
        row.getBoolean("store_messages"),
        OnClientGone.of(row.getString("on_client_gone")),
        row.getString("personalized_key_hash"));
  }

  /** A preset that is not known, as after a downgrade, must not send a secret as another's key. */
  private static ProviderApi apiOf(ProviderRow row) {
    Optional<Preset> preset = row.preset().flatMap(Presets::find);
    if (preset.isEmpty() && row.preset().isPresent()) {
      throw new IllegalArgumentException("no preset is called " + row.preset().get());
    }
    return new ProviderApi(Dialect.of(row.dialect()), preset, ProviderOptions.read(row.options()));
  }

  private Optional<Provider> open(ProviderRow row) {
    try {
      return Optional.of(
          new Provider(
              row.id(),
              row.name(),
              apiOf(row),
              URI.create(withoutTrailingSlash(row.serverUrl())),
              row.serverKey().map(text -> box.open("provider.server_key", text)),
              row.proxyUrl().map(text -> box.open("provider.proxy_url", text)).map(URI::create),
              row.storeMessages(),
              row.onClientGone()));
    } catch (IllegalStateException | IllegalArgumentException unusable) {
      // Without the cause: a URI's message repeats its text, and a proxy's may hold a password.
      LOG.error(
          "provider "
              + row.id()
              + " "
              + row.name()
              + " is left out: its server_key, server_url, proxy_url, preset or options cannot be used ("
              + unusable.getClass().getSimpleName()
              + "); set them anew");
      return Optional.empty();
    }
  }

  private static String withoutTrailingSlash(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }
}
