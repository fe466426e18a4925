package ai.nexus.core.statistics;

import ai.nexus.core.usage.UsageEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads the ledger. Each summary is one statement, so its parts agree with one another; a statement
 * may run for 30 s.
 */
public final class UsageStatistics {

  private static final int LIMIT_SECONDS = 30;

  // A request that reached no provider may name any model, so such names are left out: the number
  // of groups is bounded by what was ever registered.
  private static final String SUMMARY =
      """
      select provider_id, provider_name, reached_model, outcome,
        max(ended_at) as last_used_at,
        count(*) as requests,
        sum(prompt_tokens) as prompt_tokens,
        sum(completion_tokens) as completion_tokens,
        sum(cached_tokens) as cached_tokens,
        sum(reasoning_tokens) as reasoning_tokens,
        sum(case when source = 'estimated' then 1 else 0 end) as estimated_requests
      from (
        select provider_id, provider_name, outcome, source, ended_at,
          case when provider_id is null then cast(null as varchar(200)) else model_name end
            as reached_model,
          prompt_tokens, completion_tokens, cached_tokens, reasoning_tokens
        from usage_entry
        %s) as entry
      group by provider_id, provider_name, reached_model, outcome
      """;

  private static final String TOTAL = SUMMARY.formatted("");
  private static final String CONVERSATION = SUMMARY.formatted("where conversation_id = ?");

  private static final String ENTRIES =
      """
      select * from usage_entry
      where conversation_id = ? and id > ?
      order by id
      fetch first ? rows only
      """;

  private final DataSource database;

  public UsageStatistics(DataSource database) {
    this.database = database;
  }

  /** Everything that is in the ledger. */
  public UsageSummary total() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(TOTAL)) {
      return summary(select);
    }
  }

  /** One conversation; empty where it has no entry. */
  public Optional<UsageSummary> conversation(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(CONVERSATION)) {
      select.setString(1, id);
      return Optional.of(summary(select)).filter(summary -> summary.all().requests() > 0);
    }
  }

  /**
   * The entries of a conversation, newest last.
   *
   * @param after the id of the entry before the first one wanted; empty text for the oldest
   * @param limit how many at most
   */
  public List<UsageEntry> entries(String conversation, String after, int limit)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(ENTRIES)) {
      select.setQueryTimeout(LIMIT_SECONDS);
      select.setString(1, conversation);
      select.setString(2, after);
      select.setInt(3, limit);
      List<UsageEntry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(new EntryRow(rows).entry());
        }
      }
      return entries;
    }
  }

  private static UsageSummary summary(PreparedStatement select) throws SQLException {
    select.setQueryTimeout(LIMIT_SECONDS);
    SummaryBuilder summary = new SummaryBuilder();
    try (ResultSet groups = select.executeQuery()) {
      while (groups.next()) {
        EntryRow group = new EntryRow(groups);
        summary.add(
            provider(group, groups), group.text("reached_model"), group.outcome(), sums(groups));
      }
    }
    return summary.build();
  }

  private static Optional<SummaryBuilder.ProviderName> provider(EntryRow group, ResultSet groups)
      throws SQLException {
    Optional<Long> id = group.optionalNumber("provider_id");
    String name = group.text("provider_name").orElse("");
    long lastUsedAt = groups.getLong("last_used_at");
    return id.map(number -> new SummaryBuilder.ProviderName(number, name, lastUsedAt));
  }

  private static TokenSums sums(ResultSet groups) throws SQLException {
    return new TokenSums(
        groups.getLong("requests"),
        groups.getLong("prompt_tokens"),
        groups.getLong("completion_tokens"),
        groups.getLong("cached_tokens"),
        groups.getLong("reasoning_tokens"),
        groups.getLong("estimated_requests"));
  }
}
