package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySearchTest {

  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

  private DataSource database;
  private LedgerRows ledger;
  private EntrySearch search;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    ledger = new LedgerRows(database);
    search = new EntrySearch(database);
    ledger.group(1, 7, "OpenAI", "gpt-4");
  }

  @Test
  void findsNothingInAnEmptyLedger() throws SQLException {
    assertThat(search.newestFirst(EntryFilter.ALL, Optional.empty(), 10))
        .isEqualTo(new EntryPage(List.of(), Optional.empty()));
    assertThat(search.stream(EntryFilter.ALL).next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 500})
  void pagesThroughAFewEntriesOfManyYears(int limit) throws SQLException {
    List<String> ids = new ArrayList<>();
    for (int year = 0; year < 40; year++) {
      Instant start = Instant.EPOCH.plus(Duration.ofDays(400L * year));
      ids.add(LedgerRows.id(start, 0));
      ledger.add(List.of(LedgerRows.id(start, 0)), start, 1);
    }

    assertThat(idsNewestFirst(EntryFilter.ALL, limit)).isEqualTo(reversed(ids));
  }

  /** More in one millisecond than are read at once, as after a clock was set back. */
  @ParameterizedTest
  @ValueSource(ints = {499, 500})
  void pagesThroughManyEntriesOfOneMoment(int limit) throws SQLException {
    List<String> ids = many(3 * EntrySearch.CHUNK, TIME);
    ledger.add(ids, TIME, 1);

    assertThat(idsNewestFirst(EntryFilter.ALL, limit)).isEqualTo(reversed(ids));
  }

  @Test
  void findsEntriesWhoseClockRanAhead() throws SQLException {
    Instant ahead = Instant.now().plus(Duration.ofDays(300));
    List<String> ids = many(2 * EntrySearch.CHUNK, ahead);
    ledger.add(ids, ahead, 1);

    assertThat(idsNewestFirst(EntryFilter.ALL, 500)).isEqualTo(reversed(ids));
  }

  /** Each entry that was there at the beginning comes once, whatever comes in between. */
  @Test
  void pagesAreCompleteAndWithoutDoublesWhileEntriesAreWritten() throws Exception {
    List<String> ids = many(2500, TIME);
    ledger.add(ids, TIME, 1);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> writeUntil(over));

    List<String> found;
    try {
      found = idsNewestFirst(EntryFilter.ALL, 200);
    } finally {
      over.set(true);
    }

    assertThat(writer.get()).isPositive();
    assertThat(found).doesNotHaveDuplicates().isSortedAccordingTo(Collections.reverseOrder());
    assertThat(found).containsAll(ids);
  }

  @Test
  void streamsAllOldestFirst() throws SQLException {
    List<String> ids = many(2 * EntrySearch.CHUNK, TIME);
    ledger.add(ids, TIME, 1);

    assertThat(idsStreamed(EntryFilter.ALL)).isEqualTo(ids);
  }

  @Test
  void aStreamEndsWhereTheLedgerEndedWhenItBegan() throws SQLException {
    List<String> ids = many(2 * EntrySearch.CHUNK, TIME);
    ledger.add(ids, TIME, 1);

    EntryStream stream = search.stream(EntryFilter.ALL);
    ledger.add(many(9, TIME.plusSeconds(1)), TIME, 1);

    assertThat(rest(stream)).isEqualTo(ids);
  }

  @Test
  void looksAtSoManyEntriesAndTellsWhereToGoOn() throws SQLException {
    ledger.group(2, 8, "Other", "gpt-4");
    String wanted = LedgerRows.id(TIME.minusSeconds(9), 0);
    ledger.add(wanted, 2, TIME, TIME);
    ledger.add(many(2500, TIME), TIME, 1);
    search = new EntrySearch(database, 1000);

    EntryPage first = search.newestFirst(EntryFilters.provider("Other"), Optional.empty(), 10);

    assertThat(first.entries()).isEmpty();
    assertThat(first.next()).isPresent();
    assertThat(idsNewestFirst(EntryFilters.provider("Other"), 10)).containsExactly(wanted);
  }

  @Test
  void findsAConversationsEntriesFromBothEnds() throws SQLException {
    String first = LedgerRows.id(TIME, 1);
    String other = LedgerRows.id(TIME, 2);
    String second = LedgerRows.id(TIME.plusSeconds(5), 3);
    ledger.add(first, 1, TIME, Optional.empty());
    ledger.add(other, 1, TIME, Optional.of("other"));
    ledger.add(second, 1, TIME, Optional.of("conv_" + first));

    EntryFilter filter = EntryFilter.ofConversation("conv_" + first);

    assertThat(idsNewestFirst(filter, 1)).containsExactly(second, first);
    assertThat(idsStreamed(filter)).containsExactly(first, second);
    assertThat(idsStreamed(EntryFilter.ofConversation("conv_" + other))).isEmpty();
  }

  @Test
  void readsWhatEntryAndGroupHave() throws SQLException {
    ledger.add(LedgerRows.id(TIME, 1), 1, TIME, Optional.empty());
    ledger.groupWithoutProvider(2);
    ledger.add(LedgerRows.id(TIME, 2), 2, TIME, Optional.of("c"));

    List<LedgerEntry> entries = search.stream(EntryFilter.ALL).next();

    assertThat(entries)
        .extracting(entry -> entry.entry().conversationId())
        .containsExactly("conv_" + LedgerRows.id(TIME, 1), "c");
    assertThat(entries)
        .extracting(entry -> entry.entry().modelName())
        .containsExactly(Optional.of("gpt-4"), Optional.of("asked"));
    assertThat(entries.get(0).entry().usage().raw()).contains("{\"prompt_tokens\":10}");
    assertThat(entries.get(0).entry().usage().tokens().output()).hasValue(20);
  }

  @Test
  void leavesOutWhatLostItsGroup() throws SQLException {
    ledger.add(LedgerRows.id(TIME, 1), 1, TIME, Optional.empty());
    ledger.add(LedgerRows.id(TIME, 2), 99, TIME, Optional.empty());

    assertThat(idsStreamed(EntryFilter.ALL)).containsExactly(LedgerRows.id(TIME, 1));
  }

  private int writeUntil(AtomicBoolean over) {
    int written = 0;
    try {
      while (!over.get()) {
        ledger.add(List.of(LedgerRows.id(TIME.plusSeconds(1), written)), TIME, 1);
        ledger.add(List.of(LedgerRows.id(TIME.minusSeconds(1), written)), TIME, 1);
        written += 2;
      }
      return written;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private List<String> idsNewestFirst(EntryFilter filter, int limit) throws SQLException {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      EntryPage page = search.newestFirst(filter, after, limit);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      page.entries().forEach(entry -> ids.add(entry.id()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private List<String> idsStreamed(EntryFilter filter) throws SQLException {
    return rest(search.stream(filter));
  }

  private static List<String> rest(EntryStream stream) throws SQLException {
    List<String> ids = new ArrayList<>();
    List<LedgerEntry> entries = stream.next();
    while (!entries.isEmpty()) {
      entries.forEach(entry -> ids.add(entry.id()));
      entries = stream.next();
    }
    return ids;
  }

  private static List<String> many(int count, Instant start) {
    return IntStream.range(0, count).mapToObj(i -> LedgerRows.id(start, i)).toList();
  }

  private static List<String> reversed(List<String> ids) {
    List<String> reversed = new ArrayList<>(ids);
    Collections.reverse(reversed);
    return reversed;
  }
}
