package ai.nexus.core.repricing;

import ai.nexus.core.persistence.Transaction;
import ai.nexus.core.prices.Charge;
import ai.nexus.core.prices.PriceBook;
import ai.nexus.core.prices.PriceBooks;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.statistics.EntrySearch;
import ai.nexus.core.statistics.EntryStream;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.core.usage.EntrySums;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Computes the costs of entries anew by the prices that there are now, a thousand entries in a
 * transaction, and corrects the sums that they are in. What breaks off has done whole transactions;
 * to run it again does the rest. Safe where several run at once.
 */
public final class Repricing {

  private final DataSource database;
  private final EntrySearch search;

  public Repricing(DataSource database) {
    this.database = database;
    this.search = new EntrySearch(database);
  }

  /**
   * @param unpricedOnly whether only entries without a cost are looked at
   */
  public RepricingResult run(EntryFilter filter, boolean unpricedOnly) throws SQLException {
    PriceBooks books = new PriceBooks();
    RepricingResult.Builder result = new RepricingResult.Builder();
    EntryStream entries = search.stream(filter);
    List<LedgerEntry> chunk = entries.next();
    while (!chunk.isEmpty()) {
      result.looked(chunk.size());
      List<LedgerEntry> some = unpricedOnly ? unpriced(chunk) : chunk;
      List<CostChange> done = new ArrayList<>();
      Transaction.run(
          database,
          connection -> {
            lock(connection);
            List<CostChange> changes = changes(some, books.current(connection));
            done.addAll(CostChanges.apply(connection, changes));
          });
      done.forEach(result::changed);
      chunk = entries.next();
    }
    return result.build();
  }

  private static List<LedgerEntry> unpriced(List<LedgerEntry> entries) {
    return entries.stream().filter(entry -> entry.charge().isEmpty()).toList();
  }

  private static List<CostChange> changes(List<LedgerEntry> entries, PriceBook prices) {
    List<CostChange> changes = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      Optional<Charge> charge = EntrySums.charge(entry.entry(), prices);
      boolean isLost = charge.isEmpty() && !isProviderThere(entry, prices);
      if (!charge.equals(entry.charge()) && !isLost) {
        changes.add(new CostChange(entry, charge));
      }
    }
    return changes;
  }

  /** Where it is gone nobody knows its host's price any more: what was reckoned then stays. */
  private static boolean isProviderThere(LedgerEntry entry, PriceBook prices) {
    return entry.entry().providerId().filter(prices::knows).isPresent();
  }

  /** Two that correct one cell would hinder each other. */
  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update repricing set runs = runs + 1 where id = 1");
    }
  }
}
