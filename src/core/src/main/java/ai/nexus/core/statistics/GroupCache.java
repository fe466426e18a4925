package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of usage_group, which never change, by their id. */
final class GroupCache {

  private final Map<Integer, EntryGroup> groups = new ConcurrentHashMap<>();
  // Those up to this id were all there when it was read, but for transactions that were open.
  private volatile int newest;

  Map<Integer, EntryGroup> groups() {
    return groups;
  }

  /** Takes up the groups that came since the last call. */
  void refresh(Connection connection) throws SQLException {
    readAfter(newest, connection);
  }

  /** Finds also those whose transactions ended in another order than that of their ids. */
  EntryGroup require(int id, Connection connection) throws SQLException {
    EntryGroup group = groups.get(id);
    if (group == null) {
      readAfter(0, connection);
      group = groups.get(id);
    }
    if (group == null) {
      throw new IllegalStateException("usage_group has no row " + id + ", but sums refer to it");
    }
    return group;
  }

  private void readAfter(int id, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from usage_group where id > ? order by id")) {
      select.setInt(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          newest = Math.max(newest, rows.getInt("id"));
          groups.putIfAbsent(rows.getInt("id"), EntryGroup.of(rows));
        }
      }
    }
  }
}
