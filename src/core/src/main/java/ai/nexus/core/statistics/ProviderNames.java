package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.usage.EntryGroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The names of providers: those that they have, and those that they had last. */
final class ProviderNames {

  private ProviderNames() {}

  static Map<Long, String> read(Connection connection, Map<Integer, EntryGroup> groups)
      throws SQLException {
    Map<Long, String> names = new HashMap<>();
    Map<Long, Integer> newest = new HashMap<>();
    groups.forEach(
        (id, group) -> {
          if (group.providerId().isPresent() && group.providerName().isPresent()) {
            long provider = group.providerId().get();
            if (newest.merge(provider, id, Math::max).equals(id)) {
              names.put(provider, group.providerName().get());
            }
          }
        });
    try (PreparedStatement select = connection.prepareStatement("select id, name from provider")) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.put(rows.getLong("id"), rows.getString("name"));
        }
      }
    }
    return names;
  }
}
