package ai.nexus.core.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table usage_attempt: the attempts that entries had before their last one. */
public final class AttemptTable {

  private static final int LIMIT_SECONDS = 30;

  private static final String INSERT =
      """
      insert into usage_attempt (
        entry_id, attempt, started_at, total_ms, provider_id, provider_name, upstream_model,
        outcome, http_status, error_code)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String SELECT =
      """
      select * from usage_attempt
      where entry_id in (%s)
      order by entry_id, attempt
      """;

  private AttemptTable() {}

  static void insert(Connection connection, List<UsageEntry> entries) throws SQLException {
    List<UsageEntry> tried =
        entries.stream().filter(entry -> !entry.earlierAttempts().isEmpty()).toList();
    if (tried.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (UsageEntry entry : tried) {
        int number = 0;
        for (EarlierAttempt attempt : entry.earlierAttempts()) {
          bind(new RowBinding(insert), entry.id(), ++number, attempt);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(RowBinding row, String entry, int number, EarlierAttempt attempt)
      throws SQLException {
    row.text(LedgerText.fit(entry, 40));
    row.number(number);
    row.number(attempt.startedAt().toEpochMilli());
    row.number(attempt.total().toMillis());
    row.number(attempt.providerId());
    row.text(LedgerText.fit(attempt.providerName(), 100));
    row.text(LedgerText.fit(attempt.upstreamModel(), 200));
    row.text(attempt.outcome().label());
    row.number(attempt.httpStatus().map(Integer::longValue));
    row.text(LedgerText.fit(attempt.errorCode(), 100));
  }

  /**
   * @param entries their ids, a thousand or so at most
   * @return those that have any, each with its attempts in their order
   */
  public static Map<String, List<EarlierAttempt>> read(
      Connection connection, Collection<String> entries) throws SQLException {
    if (entries.isEmpty()) {
      return Map.of();
    }
    String marks = String.join(", ", Collections.nCopies(entries.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(marks))) {
      select.setQueryTimeout(LIMIT_SECONDS);
      int mark = 0;
      for (String entry : entries) {
        select.setString(++mark, entry);
      }
      Map<String, List<EarlierAttempt>> found = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found
              .computeIfAbsent(rows.getString("entry_id"), id -> new ArrayList<>())
              .add(attempt(rows));
        }
      }
      return found;
    }
  }

  private static EarlierAttempt attempt(ResultSet row) throws SQLException {
    return new EarlierAttempt(
        Instant.ofEpochMilli(row.getLong("started_at")),
        Duration.ofMillis(row.getLong("total_ms")),
        row.getLong("provider_id"),
        row.getString("provider_name"),
        row.getString("upstream_model"),
        Outcome.of(row.getString("outcome")),
        Optional.ofNullable(row.getObject("http_status", Integer.class)),
        Optional.ofNullable(row.getString("error_code")));
  }
}
