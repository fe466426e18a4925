package ai.nexus.core.catalogue;

import ai.nexus.core.log.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads table model_route. A row that cannot be used is left out, with an error in the log. */
final class PolicyRows {

  private static final EventLog LOG = EventLog.of(PolicyRows.class);
  private static final String SELECT =
      """
      select model_name, strategy, affinity, fallbacks, first_event_timeout_ms, total_timeout_ms
      from model_route
      """;

  private PolicyRows() {}

  static List<RoutePolicy> read(Connection connection) throws SQLException {
    List<RoutePolicy> policies = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        policy(row).ifPresent(policies::add);
      }
    }
    return policies;
  }

  private static Optional<RoutePolicy> policy(ResultSet row) throws SQLException {
    String model = row.getString("model_name");
    try {
      return Optional.of(
          new RoutePolicy(
              model,
              Strategy.of(row.getString("strategy")),
              Affinity.of(row.getString("affinity")),
              FallbackNames.read(row.getString("fallbacks")),
              LimitsRow.duration(LimitsRow.number(row, "first_event_timeout_ms")),
              LimitsRow.duration(LimitsRow.number(row, "total_timeout_ms"))));
    } catch (IllegalArgumentException unusable) {
      LOG.error(
          "the route of model '"
              + model
              + "' is left out, because it cannot be read; set it anew: "
              + unusable.getMessage());
      return Optional.empty();
    }
  }
}
