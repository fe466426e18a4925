package ai.nexus.core.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids of one node's groups, at most {@value #MAX} of them, with those that it made before its
 * last start. Each node makes groups of its own, so that no two add to the same sums and wait for
 * one another. For one thread.
 */
final class EntryGroups {

  private static final int MAX = 20_000;
  private static final String INSERT =
      """
      insert into usage_group (
        endpoint, streamed, provider_id, provider_name, model_name, upstream_model,
        client_key_hint, outcome, source, http_status, error_code, node)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String SELECT =
      """
      select * from usage_group
      where node = ?
      order by id desc
      fetch first ? rows only
      """;

  private final String node;

  private final Map<EntryGroup, Integer> known = new HashMap<>();
  private final Map<EntryGroup, Integer> made = new HashMap<>();
  private boolean loaded;

  EntryGroups(String node) {
    this.node = node;
  }

  /** Begins a transaction: what the last one made and did not commit is forgotten. */
  void begin(Connection connection) throws SQLException {
    made.clear();
    if (!loaded) {
      load(connection);
      loaded = true;
    }
  }

  private void load(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, node);
      select.setInt(2, MAX);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.putIfAbsent(EntryGroup.of(rows), rows.getInt("id"));
        }
      }
    }
  }

  /** The transaction is committed. */
  void committed() {
    if (known.size() + made.size() > MAX) {
      known.clear();
    }
    known.putAll(made);
    made.clear();
  }

  /** The group's id, in the transaction that makes it where it is not known. */
  int idOf(EntryGroup group, Connection connection) throws SQLException {
    Integer id = known.get(group);
    if (id == null) {
      id = made.get(group);
    }
    if (id == null) {
      id = insert(group, connection);
      made.put(group, id);
    }
    return id;
  }

  private int insert(EntryGroup group, Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      RowBinding row = new RowBinding(insert);
      bind(row, group);
      row.text(node);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getInt(1);
      }
    }
  }

  private static void bind(RowBinding row, EntryGroup group) throws SQLException {
    row.text(group.endpoint());
    row.flag(group.streamed());
    row.number(group.providerId());
    row.text(group.providerName());
    row.text(group.modelName());
    row.text(group.upstreamModel());
    row.text(group.clientKeyHint());
    row.text(group.outcome().label());
    row.text(group.source().label());
    row.number(group.httpStatus());
    row.text(group.errorCode());
  }
}
