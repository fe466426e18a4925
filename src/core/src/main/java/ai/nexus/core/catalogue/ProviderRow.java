package ai.nexus.core.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A row of table provider, its secrets sealed.
 *
 * @param moreKeys those beside its first one, in their order
 */
record ProviderRow(
    long id,
    String name,
    String dialect,
    Optional<String> preset,
    Optional<String> options,
    String serverUrl,
    Optional<String> serverKey,
    List<String> moreKeys,
    Optional<String> proxyUrl,
    boolean storeMessages,
    String onClientGone,
    LimitsRow limits,
    String healthCheck,
    int healthCheckInterval,
    String keyHash) {

  static final String COLUMNS =
      """
      p.id, p.name, p.dialect, p.preset, p.options, p.server_url, p.server_key, p.proxy_url,
      p.store_messages, p.on_client_gone, p.max_concurrent, p.max_queued, p.connect_timeout_ms,
      p.first_event_timeout_ms, p.idle_timeout_ms, p.total_timeout_ms, p.health_check,
      p.health_check_interval_s, p.personalized_key_hash
      """;

  static ProviderRow read(ResultSet row, List<String> moreKeys) throws SQLException {
    return new ProviderRow(
        row.getLong("id"),
        row.getString("name"),
        row.getString("dialect"),
        Optional.ofNullable(row.getString("preset")),
        Optional.ofNullable(row.getString("options")),
        row.getString("server_url"),
        Optional.ofNullable(row.getString("server_key")),
        moreKeys,
        Optional.ofNullable(row.getString("proxy_url")),
        row.getBoolean("store_messages"),
        row.getString("on_client_gone"),
        LimitsRow.read(row),
        row.getString("health_check"),
        row.getInt("health_check_interval_s"),
        row.getString("personalized_key_hash"));
  }
}
