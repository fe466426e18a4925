package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFilterTest {

  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final String ONE = LedgerRows.id(TIME, 1);
  private static final String OTHER = LedgerRows.id(TIME, 2);

  private LedgerRows ledger;
  private EntrySearch search;

  @BeforeEach
  void migrate() throws SQLException {
    DataSource database = Databases.migrated();
    ledger = new LedgerRows(database);
    search = new EntrySearch(database);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "OpenAI"})
  void asksForAProviderByIdOrName(String provider) throws SQLException {
    addOneOf(() -> ledger.group(1, 7, "OpenAI", "m"), () -> ledger.group(2, 70, "7 OpenAI", "m"));

    assertFindsOne(EntryFilters.provider(provider));
  }

  @Test
  void asksForAModel() throws SQLException {
    addOneOf(() -> ledger.group(1, 7, "a", "gpt-4"), () -> ledger.group(2, 7, "a", "gpt-4o"));

    assertFindsOne(EntryFilters.model("gpt-4"));
  }

  @Test
  void asksForAModelThatNoProviderWasReachedFor() throws SQLException {
    addOneOf(() -> ledger.groupWithoutProvider(1), () -> ledger.group(2, 7, "a", "gpt-4o"));

    assertFindsOne(EntryFilters.model("asked"));
  }

  @Test
  void asksForAClientKey() throws SQLException {
    addOneOf(
        () -> ledger.group(1, "sk-a****", "completed", "reported"),
        () -> ledger.group(2, "sk-b****", "completed", "reported"));

    assertFindsOne(EntryFilters.clientKey("sk-a****"));
  }

  @Test
  void asksForAnOutcome() throws SQLException {
    addOneOf(
        () -> ledger.group(1, "k", "timeout", "none"),
        () -> ledger.group(2, "k", "completed", "none"));

    assertFindsOne(EntryFilters.outcome(Outcome.TIMEOUT));
  }

  @Test
  void asksForASource() throws SQLException {
    addOneOf(
        () -> ledger.group(1, "k", "completed", "estimated"),
        () -> ledger.group(2, "k", "completed", "reported"));

    assertFindsOne(EntryFilters.source(UsageSource.ESTIMATED));
  }

  @Test
  void asksForTheTimeOfTheEndWithTheFirstMomentAndWithoutTheLast() throws SQLException {
    ledger.group(1, 7, "OpenAI", "m");
    for (int i = 0; i < 4; i++) {
      ledger.add(LedgerRows.id(TIME, i), 1, TIME, TIME.plusMillis(i));
    }

    EntryFilter filter = EntryFilters.time(TIME.plusMillis(1), TIME.plusMillis(3));

    assertThat(newestFirst(filter)).containsExactly(LedgerRows.id(TIME, 2), LedgerRows.id(TIME, 1));
    assertThat(search.stream(filter).next()).hasSize(2);
  }

  @Test
  void findsTheLongestExchangeThatThereCanBe() throws SQLException {
    ledger.group(1, 7, "OpenAI", "m");
    ledger.add(ONE, 1, TIME, TIME.plus(Duration.ofHours(49)));

    Instant end = TIME.plus(Duration.ofHours(49));

    assertThat(newestFirst(EntryFilters.time(end, end.plusMillis(1)))).containsExactly(ONE);
  }

  @Test
  void findsAnEntryWhoseIdRanAheadOfItsClock() throws SQLException {
    ledger.group(1, 7, "OpenAI", "m");
    Instant setBack = TIME.minus(Duration.ofMinutes(59));
    ledger.add(ONE, 1, setBack, setBack);

    assertThat(newestFirst(EntryFilters.time(setBack, setBack.plusMillis(1)))).containsExactly(ONE);
  }

  private interface Insert {
    void run() throws SQLException;
  }

  private void addOneOf(Insert group, Insert otherGroup) throws SQLException {
    group.run();
    otherGroup.run();
    ledger.add(ONE, 1, TIME, Optional.empty());
    ledger.add(OTHER, 2, TIME, Optional.empty());
  }

  private void assertFindsOne(EntryFilter filter) throws SQLException {
    assertThat(newestFirst(filter)).containsExactly(ONE);
    assertThat(search.stream(filter).next()).extracting(LedgerEntry::id).containsExactly(ONE);
  }

  private List<String> newestFirst(EntryFilter filter) throws SQLException {
    return search.newestFirst(filter, Optional.empty(), 10).entries().stream()
        .map(LedgerEntry::id)
        .toList();
  }
}
