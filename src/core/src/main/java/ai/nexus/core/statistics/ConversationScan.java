package ai.nexus.core.statistics;

import ai.nexus.core.persistence.ReadLimit;
import ai.nexus.core.usage.OwnConversation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Reads the entries of a range of ids with their conversations, upward and {@value #CHUNK} at a
 * time, each chunk on a connection of its own, so that the writer finds one. What is written
 * meanwhile may be among them.
 */
final class ConversationScan {

  static final int CHUNK = 1000;

  private static final String ENTRIES =
      """
      select %s
      from usage_entry e
      where e.id >= ? and e.id < ?
      order by e.id
      fetch first ? rows only
      """
          .formatted(EntryShare.COLUMNS);
  private static final String CONVERSATIONS =
      """
      select conversation_id from usage_conversation
      where conversation_id >= ? and conversation_id <= ?
      """;

  private final DataSource database;
  private final GroupCache groups;
  private final int mostEntries;

  ConversationScan(DataSource database, GroupCache groups, int mostEntries) {
    this.database = database;
    this.groups = groups;
    this.mostEntries = mostEntries;
  }

  /**
   * Adds all entries that may have ended in the range to the table, which knows those that did.
   *
   * @throws QueryLimitException where there are more entries than may be looked at
   */
  void read(UsageQuery query, ConversationTable table) throws SQLException {
    EntryFilter range = EntryFilter.ended(query.start(), query.end());
    String low = range.lowestId();
    int looked = 0;
    List<EntryShare> chunk;
    do {
      chunk = chunk(low, range.aboveIds());
      looked += chunk.size();
      if (looked > mostEntries) {
        throw new QueryLimitException(QueryLimitException.Limit.ENTRIES, mostEntries);
      }
      for (EntryShare entry : chunk) {
        table.add(entry);
      }
      low = chunk.isEmpty() ? low : OldestFirst.behind(chunk.get(chunk.size() - 1).id());
    } while (chunk.size() == CHUNK);
  }

  private List<EntryShare> chunk(String low, String high) throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<EntryShare> chunk = entries(connection, low, high);
      Set<String> continued = continued(connection, chunk);
      chunk.replaceAll(entry -> continued.contains(own(entry)) ? entry.in(own(entry)) : entry);
      return chunk;
    }
  }

  private List<EntryShare> entries(Connection connection, String low, String high)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setString(1, low);
      select.setString(2, high);
      select.setInt(3, CHUNK);
      List<EntryShare> entries = new ArrayList<>(CHUNK);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(EntryShare.of(rows, id -> groups.require(id, connection)));
        }
      }
      return entries;
    }
  }

  /** The conversations that are called after one of these entries, and that clients went on in. */
  private static Set<String> continued(Connection connection, List<EntryShare> chunk)
      throws SQLException {
    List<String> own =
        chunk.stream()
            .filter(entry -> entry.conversation().isEmpty())
            .map(ConversationScan::own)
            .toList();
    if (own.isEmpty()) {
      return Set.of();
    }
    Set<String> known = new HashSet<>(own);
    Set<String> found = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(CONVERSATIONS)) {
      select.setQueryTimeout(ReadLimit.SECONDS);
      select.setString(1, own.get(0));
      select.setString(2, own.get(own.size() - 1));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String conversation = rows.getString(1);
          if (known.contains(conversation)) {
            found.add(conversation);
          }
        }
      }
    }
    return found;
  }

  private static String own(EntryShare entry) {
    return OwnConversation.of(entry.id());
  }
}
