package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.usage.OwnConversation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Adds up the entries of one conversation: those that were put into it, and the one that it may be
 * called after. There are no roll-ups by conversation, since most have few entries.
 */
final class ConversationSums {

  private static final String SELECT =
      """
      select %1$s
      from usage_conversation c
      join usage_entry e on e.id = c.entry_id
      where c.conversation_id = ?
      union all
      select %1$s
      from usage_entry e
      where e.id = ? and e.conversation_id is null
      """
          .formatted(EntryShare.COLUMNS);

  private final Connection connection;
  private final Series.GroupSource groups;

  ConversationSums(Connection connection, Series.GroupSource groups) {
    this.connection = connection;
    this.groups = groups;
  }

  void read(String conversation, Buckets buckets, SumTable<?> table) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setString(1, conversation);
      select.setString(2, OwnConversation.entryOf(conversation).orElse(""));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          EntryShare entry = EntryShare.of(rows, groups);
          table.add(buckets.of(entry.quarter()), entry.group(), entry.currency(), entry.sums());
        }
      }
    }
  }
}
