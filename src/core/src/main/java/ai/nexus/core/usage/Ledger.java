package ai.nexus.core.usage;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.persistence.Transaction;
import ai.nexus.core.prices.Charge;
import ai.nexus.core.prices.PriceBook;
import ai.nexus.core.prices.PriceBooks;
import ai.nexus.core.rollup.Cells;
import ai.nexus.wire.model.TokenKind;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Tables usage_entry, usage_attempt, usage_group, usage_conversation and usage_cell. Entries, what
 * they add to the statistics and the journal's position are written in one transaction, so each
 * entry is there and counts exactly once, whatever crashes when. For one thread.
 */
final class Ledger {

  private static final EventLog LOG = EventLog.of(UsageWriter.class);
  private static final Map<String, String> COMMIT_FOUND = Map.of("code", "ledger_commit_found");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "request_id",
          "conversation_id",
          "group_id",
          "asked_model",
          "started_at",
          "ended_at",
          "first_event_ms",
          "total_ms",
          "attempts",
          "client_retry",
          "raw_usage",
          "cost",
          "currency",
          "price_id");
  private static final String INSERT =
      Stream.concat(COLUMNS.stream(), Stream.of(TokenKind.values()).map(TokenKind::label))
          .collect(Collectors.joining(", ", "insert into usage_entry (", ") values ("))
          .concat(
              Stream.generate(() -> "?")
                  .limit(COLUMNS.size() + TokenKind.values().length)
                  .collect(Collectors.joining(", ", "", ")")));

  private static final String INSERT_CONVERSATION =
      "insert into usage_conversation (conversation_id, entry_id) values (?, ?)";

  private final DataSource database;
  private final JournalPositions positions;
  private final EntryGroups groups;
  private final PriceBooks prices = new PriceBooks();

  Ledger(DataSource database, String node) {
    this.database = database;
    this.positions = new JournalPositions(database, node);
    this.groups = new EntryGroups(node);
  }

  /**
   * Writes the entries between two positions, unless an earlier attempt did whose answer was lost.
   */
  void write(List<UsageEntry> entries, JournalPosition from, JournalPosition to)
      throws SQLException {
    Transaction.run(
        database,
        connection -> {
          groups.begin(connection);
          if (positions.move(connection, from, to)) {
            insert(connection, entries);
          } else {
            LOG.log(Level.INFO, "a commit without an answer had reached the ledger", COMMIT_FOUND);
          }
        });
    groups.committed();
  }

  private void insert(Connection connection, List<UsageEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    PriceBook book = prices.current(connection);
    EntryCells cells = new EntryCells();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (UsageEntry entry : entries) {
        int group = groups.idOf(EntryGroup.of(entry), connection);
        Optional<Charge> charge = EntrySums.charge(entry, book);
        bind(new RowBinding(insert), entry, group, charge);
        cells.add(entry, group, charge);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    AttemptTable.insert(connection, entries);
    insertConversations(connection, entries);
    // Last, because readers of the statistics wait for the end of a transaction that wrote cells.
    Cells.add(connection, cells.sums());
  }

  private static void insertConversations(Connection connection, List<UsageEntry> entries)
      throws SQLException {
    List<UsageEntry> inNamed =
        entries.stream().filter(entry -> !OwnConversation.isOwn(entry)).toList();
    if (inNamed.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_CONVERSATION)) {
      for (UsageEntry entry : inNamed) {
        RowBinding row = new RowBinding(insert);
        row.text(named(entry));
        row.text(LedgerText.fit(entry.id(), 40));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Optional<String> named(UsageEntry entry) {
    return OwnConversation.isOwn(entry)
        ? Optional.empty()
        : Optional.of(LedgerText.fit(entry.conversationId(), 128));
  }

  private static Optional<String> namedRequest(UsageEntry entry) {
    return OwnRequest.isOwn(entry)
        ? Optional.empty()
        : Optional.of(LedgerText.fit(entry.requestId(), 128));
  }

  private static void bind(RowBinding row, UsageEntry entry, int group, Optional<Charge> charge)
      throws SQLException {
    row.text(LedgerText.fit(entry.id(), 40));
    row.text(namedRequest(entry));
    row.text(named(entry));
    row.number(group);
    row.text(EntryGroup.askedModel(entry));
    row.number(entry.startedAt().toEpochMilli());
    row.number(entry.endedAt().toEpochMilli());
    row.number(entry.firstEvent().map(Duration::toMillis));
    row.number(entry.total().toMillis());
    row.number(entry.attempts());
    row.number(entry.clientRetry());
    row.text(LedgerText.fit(entry.usage().raw(), 4000));
    row.decimal(charge.map(Charge::cost));
    row.text(charge.map(Charge::currency));
    row.number(charge.map(Charge::priceId));
    for (TokenKind kind : TokenKind.values()) {
      row.number(entry.usage().tokens().count(kind));
    }
  }
}
