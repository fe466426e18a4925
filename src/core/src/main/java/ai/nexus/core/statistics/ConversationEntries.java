package ai.nexus.core.statistics;

import ai.nexus.core.usage.OwnConversation;
import ai.nexus.core.usage.UsageEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The entries of one conversation: those that were put into it, and the one that it may be called
 * after. Two statements: Derby (10.16) joins the view to the conversation by reading the whole
 * table for each member, which took more than 30 s for a page of a ledger of 300,000 entries.
 */
final class ConversationEntries {

  private static final String MEMBERS =
      """
      select entry_id from usage_conversation
      where conversation_id = ? and entry_id > ?
      union all
      select id as entry_id from usage_entry
      where id = ? and id > ? and conversation_id is null
      order by entry_id
      fetch first ? rows only
      """;
  private static final String ENTRIES = "select * from ledger where id in (%s) order by id";

  private ConversationEntries() {}

  static List<UsageEntry> page(Connection connection, String conversation, String after, int limit)
      throws SQLException {
    List<String> ids = members(connection, conversation, after, limit);
    return ids.isEmpty() ? List.of() : entries(connection, ids);
  }

  private static List<String> members(
      Connection connection, String conversation, String after, int limit) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
      select.setQueryTimeout(UsageStatistics.LIMIT_SECONDS);
      select.setString(1, conversation);
      select.setString(2, after);
      select.setString(3, OwnConversation.entryOf(conversation).orElse(""));
      select.setString(4, after);
      select.setInt(5, limit);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  private static List<UsageEntry> entries(Connection connection, List<String> ids)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(ENTRIES.formatted(marks))) {
      select.setQueryTimeout(UsageStatistics.LIMIT_SECONDS);
      for (int i = 0; i < ids.size(); i++) {
        select.setString(i + 1, ids.get(i));
      }
      List<UsageEntry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(new EntryRow(rows).entry());
        }
      }
      return entries;
    }
  }
}
