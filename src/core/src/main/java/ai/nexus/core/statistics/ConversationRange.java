package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.usage.OwnConversation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The entries of one conversation: those that were put into it, and the one that it may be called
 * after.
 */
final class ConversationRange implements EntryRange {

  private static final String MEMBERS =
      """
      select entry_id from usage_conversation
      where conversation_id = ? and entry_id >= ? and entry_id < ?
      union all
      select id as entry_id from usage_entry
      where id = ? and id >= ? and id < ? and conversation_id is null
      order by entry_id
      fetch first ? rows only
      """;
  private static final String ENTRIES = "select * from usage_entry where id in (%s) order by id";

  private final String conversation;

  ConversationRange(String conversation) {
    this.conversation = conversation;
  }

  @Override
  public List<LedgerRow> read(Connection connection, String low, String high, int limit)
      throws SQLException {
    List<String> ids = members(connection, low, high, limit);
    return ids.isEmpty() ? List.of() : entries(connection, ids);
  }

  private List<String> members(Connection connection, String low, String high, int limit)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setString(1, conversation);
      select.setString(2, low);
      select.setString(3, high);
      select.setString(4, OwnConversation.entryOf(conversation).orElse(""));
      select.setString(5, low);
      select.setString(6, high);
      select.setInt(7, limit);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  private static List<LedgerRow> entries(Connection connection, List<String> ids)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(ENTRIES.formatted(marks))) {
      for (int i = 0; i < ids.size(); i++) {
        select.setString(i + 1, ids.get(i));
      }
      return EntryRange.rows(select);
    }
  }
}
