package ai.nexus.core.statistics;

import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads the ledger. Each summary is one statement, so its parts agree with one another; a statement
 * may run for 30 s.
 */
public final class UsageStatistics {

  static final int LIMIT_SECONDS = 30;

  // The groups of requests that reached no provider have no model, since such requests may name
  // any: the number of groups is bounded by what was ever registered.
  private static final String SUMMARY =
      """
      select provider_id, provider_name, model_name, outcome, source, sums.*
      from usage_group
      join (
        select group_id, max(ended_at) as last_used_at, count(*) as requests, %s
        from %s
        group by group_id) as sums
      on usage_group.id = sums.group_id
      """;
  private static final String SUMS = kinds("sum(%1$s) as %1$s");

  private static final String TOTAL = SUMMARY.formatted(SUMS, "usage_entry");

  // The entries that were put into it, and the one that it may be called after.
  private static final String CONVERSATION =
      SUMMARY.formatted(
          SUMS,
          """
          (select group_id, ended_at, %1$s
           from usage_conversation c
           join usage_entry e on e.id = c.entry_id
           where c.conversation_id = ?
           union all
           select group_id, ended_at, %1$s
           from usage_entry
           where id = ? and conversation_id is null) as entries
          """
              .formatted(kinds("%s")));

  private final DataSource database;
  private final EntrySearch search;

  public UsageStatistics(DataSource database) {
    this.database = database;
    this.search = new EntrySearch(database);
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
      select.setString(2, OwnConversation.entryOf(id).orElse(""));
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
    return search.oldestFirst(EntryFilter.ofConversation(conversation), after, limit);
  }

  private static UsageSummary summary(PreparedStatement select) throws SQLException {
    select.setQueryTimeout(LIMIT_SECONDS);
    SummaryBuilder summary = new SummaryBuilder();
    try (ResultSet groups = select.executeQuery()) {
      while (groups.next()) {
        EntryRow group = new EntryRow(groups);
        summary.add(
            provider(group, groups),
            group.text("model_name"),
            group.outcome(),
            sums(group, groups));
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

  private static TokenSums sums(EntryRow group, ResultSet groups) throws SQLException {
    Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      group.optionalNumber(kind.label()).ifPresent(sum -> tokens.put(kind, sum));
    }
    long requests = groups.getLong("requests");
    boolean estimated = group.source() == UsageSource.ESTIMATED;
    return new TokenSums(requests, tokens, estimated ? requests : 0);
  }

  private static String kinds(String format) {
    return Stream.of(TokenKind.values())
        .map(kind -> format.formatted(kind.label()))
        .collect(Collectors.joining(", "));
  }
}
