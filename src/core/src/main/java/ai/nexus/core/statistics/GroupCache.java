package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Groups by their ids, remembered because they never change: at most {@value #MAX} of them. Safe
 * for many threads.
 */
final class GroupCache {

  private static final int MAX = 20_000;
  private static final String GROUPS = "select * from usage_group where id in (%s)";

  private final Map<Integer, EntryGroup> known = new ConcurrentHashMap<>();

  /** The groups of these rows. */
  Map<Integer, EntryGroup> of(List<LedgerRow> rows, Connection connection) throws SQLException {
    Set<Integer> wanted = rows.stream().map(LedgerRow::groupId).collect(Collectors.toSet());
    Map<Integer, EntryGroup> groups = new HashMap<>();
    for (Integer id : wanted) {
      EntryGroup group = known.get(id);
      if (group != null) {
        groups.put(id, group);
      }
    }
    wanted.removeAll(groups.keySet());
    if (!wanted.isEmpty()) {
      Map<Integer, EntryGroup> read = read(wanted, connection);
      remember(read);
      groups.putAll(read);
    }
    return groups;
  }

  private void remember(Map<Integer, EntryGroup> read) {
    if (known.size() + read.size() > MAX) {
      known.clear();
    }
    known.putAll(read);
  }

  private static Map<Integer, EntryGroup> read(Set<Integer> ids, Connection connection)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(GROUPS.formatted(marks))) {
      select.setQueryTimeout(EntryRange.LIMIT_SECONDS);
      int column = 1;
      for (Integer id : ids) {
        select.setInt(column++, id);
      }
      Map<Integer, EntryGroup> groups = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        EntryRow row = new EntryRow(rows);
        while (rows.next()) {
          groups.put(rows.getInt("id"), row.group());
        }
      }
      return groups;
    }
  }
}
