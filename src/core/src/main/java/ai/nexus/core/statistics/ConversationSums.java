package ai.nexus.core.statistics;

import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.Sums;
import ai.nexus.core.usage.EntrySums;
import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds up the entries of one conversation: those that were put into it, and the one that it may be
 * called after. There are no roll-ups by conversation, since most have few entries.
 */
final class ConversationSums {

  private static final String VALUES =
      "group_id, ended_at, total_ms, first_event_ms, cost, currency, price_id, "
          + Stream.of(TokenKind.values()).map(TokenKind::label).collect(Collectors.joining(", "));
  private static final String SELECT =
      """
      select %1$s
      from usage_conversation c
      join usage_entry e on e.id = c.entry_id
      where c.conversation_id = ?
      union all
      select %1$s
      from usage_entry
      where id = ? and conversation_id is null
      """
          .formatted(VALUES);

  private final Connection connection;
  private final Series.GroupSource groups;

  ConversationSums(Connection connection, Series.GroupSource groups) {
    this.connection = connection;
    this.groups = groups;
  }

  void read(String conversation, Buckets buckets, SumTable<?> table) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(UsageStatistics.LIMIT_SECONDS);
      select.setString(1, conversation);
      select.setString(2, OwnConversation.entryOf(conversation).orElse(""));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          EntryRow entry = new EntryRow(rows);
          Instant end = Instant.ofEpochMilli(rows.getLong("ended_at"));
          int group = rows.getInt("group_id");
          table.add(
              buckets.of(QuarterHour.of(end)),
              group,
              EntrySums.currency(entry.charge()),
              sums(entry, groups.group(group).source()));
        }
      }
    }
  }

  private static Sums sums(EntryRow entry, UsageSource source) throws SQLException {
    Sums sums = new Sums();
    EntrySums.add(source, entry.tokens(), entry.total(), entry.firstEvent(), entry.charge(), sums);
    return sums;
  }
}
