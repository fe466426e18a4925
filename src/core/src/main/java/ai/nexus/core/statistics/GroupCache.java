package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.usage.EntryGroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

  /** Finds groups with this connection, those that came since the last call first of all. */
  Series.GroupSource on(Connection connection) throws SQLException {
    refresh(connection);
    return id -> require(id, connection);
  }

  EntryGroup require(int id, Connection connection) throws SQLException {
    EntryGroup group = groups.get(id);
    if (group == null) {
      group = of(List.of(id), connection).get(id);
    }
    if (group == null) {
      throw new IllegalStateException("usage_group has no row " + id + ", but sums refer to it");
    }
    return group;
  }

  /** The groups of these ids that there are. */
  Map<Integer, EntryGroup> of(Collection<Integer> ids, Connection connection) throws SQLException {
    if (!groups.keySet().containsAll(ids)) {
      refresh(connection);
    }
    if (!groups.keySet().containsAll(ids)) {
      // Transactions may have ended in another order than that of their groups.
      readAfter(0, connection);
    }
    Map<Integer, EntryGroup> found = new HashMap<>();
    for (Integer id : ids) {
      EntryGroup group = groups.get(id);
      if (group != null) {
        found.put(id, group);
      }
    }
    return found;
  }

  private void readAfter(int id, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select * from usage_group where id > ? order by id")) {
      select.setQueryTimeout(ReadLimit.SECONDS);
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
