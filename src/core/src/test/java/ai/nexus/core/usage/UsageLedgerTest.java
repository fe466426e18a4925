package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.nexus.core.Databases;
import ai.nexus.core.FailingDataSource;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.statistics.EntryPage;
import ai.nexus.core.statistics.EntrySearch;
import ai.nexus.core.statistics.LedgerEntry;
import ai.nexus.wire.model.TokenKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journal and writer together: what was appended is in the ledger once, whatever happened. */
class UsageLedgerTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final UsageConfig CONFIG =
      new UsageConfig(false, 1 << 20, 50, Duration.ofMillis(1));

  @TempDir Path directory;
  private DataSource database;

  @BeforeEach
  void makeDatabase() throws SQLException {
    database = Databases.migrated();
  }

  @Test
  void writesEveryColumn() throws Exception {
    appendAndLeave(Entries.full("A"));

    replay();

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from ledger")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("id")).isEqualTo("A");
      assertThat(row.getLong("started_at")).isEqualTo(Entries.START.toEpochMilli());
      assertThat(row.getLong("provider_id")).isEqualTo(7);
      assertThat(row.getString("model_name")).isEqualTo("gpt-4");
      assertThat(row.getString("upstream_model")).isEqualTo("gpt-4-0613");
      for (TokenKind kind : TokenKind.values()) {
        assertThat(row.getLong(kind.label()))
            .isEqualTo(Entries.full("A").usage().tokens().count(kind).getAsLong());
      }
      assertThat(row.getString("raw_usage")).isEqualTo("{\"raw\":\"使用\"}");
      assertThat(row.getLong("first_event_ms")).isEqualTo(120);
      assertThat(row.getLong("total_ms")).isEqualTo(1500);
      assertThat(row.getString("outcome")).isEqualTo("completed");
      assertThat(row.getString("source")).isEqualTo("reported");
      assertThat(row.getString("error_code")).isEqualTo("some_code");
      assertThat(row.getInt("client_retry")).isEqualTo(1);
    }
  }

  /** Text is most of what a row costs. */
  @Test
  void keepsNothingOfNamesThatAreTheEntrysOwn() throws Exception {
    appendAndLeave(Entries.alone("A"), Entries.requestNamed("B", "req_A"));

    replay();

    assertThat(rows("select id, request_id, conversation_id from usage_entry order by id"))
        .containsExactly("A null null", "B req_A conv_1");
    assertThat(rows("select id, request_id, conversation_id from ledger order by id"))
        .containsExactly("A req_A conv_A", "B req_A conv_1");
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
      }
    }
    return rows;
  }

  @Test
  void isReadAsItWasAppended() throws Exception {
    UsageEntry named = Entries.requestNamed("C", "my-request");
    appendAndLeave(Entries.full("A"), Entries.bare("B"), named);

    replay();

    EntryPage page = new EntrySearch(database).newestFirst(EntryFilter.ALL, Optional.empty(), 10);
    assertThat(page.entries())
        .extracting(LedgerEntry::entry)
        .containsExactly(named, Entries.bare("B"), Entries.full("A"));
  }

  @Test
  void keepsWhatEntriesHaveInCommonOnce() throws Exception {
    appendAndLeave(Entries.full("A"), Entries.bare("B"), Entries.full("C"));
    replay();
    appendAndLeave(Entries.named("D", Optional.of("invented")));
    replay();

    assertThat(select("select outcome from usage_group where provider_id = 7"))
        .containsExactly("completed");
    assertThat(select("select model_name from ledger where id = 'D'")).containsExactly("invented");
    assertThat(select("select outcome from usage_group where model_name is not null")).hasSize(1);
  }

  @Test
  void keepsTheConversationsThatAreNamed() throws Exception {
    appendAndLeave(Entries.full("A"), Entries.alone("B"));

    replay();

    assertThat(select("select entry_id from usage_conversation")).containsExactly("A");
    assertThat(select("select conversation_id from ledger where id = 'B'"))
        .containsExactly("conv_B");
  }

  @Test
  void forgetsTheGroupOfATransactionThatFailed() throws Exception {
    appendAndLeave(Entries.full("A"));
    replay();
    UsageEntry again = Entries.full("A");
    appendAndLeave(Entries.bare("B"), again, Entries.bare("C"));

    replay();

    assertThat(select("select id from ledger order by id")).containsExactly("A", "B", "C");
  }

  @Test
  void keepsUnknownCountsUnknown() throws Exception {
    appendAndLeave(Entries.bare("A"));

    replay();

    assertThat(select("select id from usage_entry where input_tokens is null")).contains("A");
  }

  @Test
  void writesWhatIsAppendedWhileItRuns() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);

      append(journal, ids("A", 300));

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.written()).isEqualTo(300);
    }
    assertThat(ledger()).isEqualTo(ids("A", 300));
  }

  @Test
  void replaysWhatAnEarlierProcessLeft() throws Exception {
    appendAndLeave(Entries.full("A"), Entries.bare("B"));
    appendAndLeave(Entries.full("C"));

    replay();

    assertThat(ledger()).containsExactly("A", "B", "C");
  }

  @Test
  void writesNothingTwiceWhenStartedAgain() throws Exception {
    appendAndLeave(Entries.full("A"));
    replay();

    UsageWriter second = replay();

    assertThat(second.refused()).isZero();
    assertThat(ledger()).containsExactly("A");
  }

  @Test
  void deletesSegmentsThatAreWritten() throws Exception {
    UsageConfig small = new UsageConfig(false, 1000, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, small, database)) {
      append(journal, ids("A", 100));
      assertThat(segments()).hasSizeGreaterThan(20);

      UsageWriter writer = start(journal);
      assertThat(writer.stop(LIMIT)).isTrue();
    }

    assertThat(segments()).hasSize(1);
    assertThat(ledger()).isEqualTo(ids("A", 100));
  }

  @Test
  void readsBackFromTheFilesWhatTheFullQueueDidNotTake() throws Exception {
    UsageConfig small = new UsageConfig(false, 4000, 7, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, small, database, 3)) {
      append(journal, ids("A", 100));
      UsageWriter writer = start(journal);
      append(journal, ids("B", 100));

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.refused()).isZero();
    }
    assertThat(ledger()).hasSize(200).containsAll(ids("A", 100)).containsAll(ids("B", 100));
  }

  @Test
  void losesNothingToManyThreads() throws Exception {
    UsageConfig small = new UsageConfig(false, 20_000, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, small, database, 10)) {
      UsageWriter writer = start(journal);
      IntStream.range(0, 8)
          .parallel()
          .forEach(thread -> append(journal, ids("T" + thread + "-", 100)));

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.refused()).isZero();
    }
    assertThat(ledger()).hasSize(800);
  }

  @Test
  void leavesOutATornLastLine() throws Exception {
    appendAndLeave(Entries.full("A"), Entries.full("B"));
    Path segment = segments().get(0);
    byte[] content = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(content, content.length - 10));
    appendAndLeave(Entries.full("C"));

    replay();

    assertThat(ledger()).containsExactly("A", "C");
    assertThat(new JournalBarrier(directory, database).await(Duration.ZERO)).isTrue();
  }

  @Test
  void leavesOutAnAlteredLineAndReadsOn() throws Exception {
    appendAndLeave(Entries.full("A"), Entries.full("B"), Entries.full("C"));
    Path segment = segments().get(0);
    String content = Files.readString(segment);
    Files.writeString(segment, content.replace("\"id\":\"B\"", "\"id\":\"X\""));

    replay();

    assertThat(ledger()).containsExactly("A", "C");
  }

  @Test
  void readsOnBehindALineThatIsNoText() throws Exception {
    appendAndLeave(Entries.full("A"));
    Files.write(segments().get(0), new byte[3 << 20], StandardOpenOption.APPEND);
    Files.writeString(segments().get(0), "\n", StandardOpenOption.APPEND);
    Files.write(
        segments().get(0), new JournalLine().encode(Entries.full("B")), StandardOpenOption.APPEND);

    replay();

    assertThat(ledger()).containsExactly("A", "B");
  }

  @Test
  void goesOnAfterAnEntryThatIsThereAlready() throws Exception {
    appendAndLeave(Entries.full("B"));
    replay();
    appendAndLeave(Entries.full("A"), Entries.full("B"), Entries.full("C"));

    UsageWriter writer = replay();

    assertThat(ledger()).containsExactly("A", "B", "C");
    assertThat(writer.refused()).isEqualTo(1);
    assertThat(segments()).hasSize(1);
  }

  @Test
  void takesTextThatDoesNotFitItsColumn() throws Exception {
    appendAndLeave(Entries.named("A", Optional.of("m\0".repeat(5000))));

    replay();

    assertThat(select("select id from usage_entry where length(asked_model) = 200")).contains("A");
  }

  @Test
  void startsBehindThePositionWhenTheSegmentsWereRemoved() throws Exception {
    appendAndLeave(Entries.full("A"));
    replay();
    for (Path segment : segments()) {
      Files.delete(segment);
    }

    appendAndLeave(Entries.full("B"));
    replay();

    assertThat(ledger()).containsExactly("A", "B");
  }

  @Test
  void refusesASecondJournalInTheSameFolder() throws Exception {
    try (UsageJournal first = UsageJournal.open(directory, CONFIG, database)) {
      assertThatThrownBy(() -> UsageJournal.open(directory, CONFIG, database))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another gateway");
      first.append(Entries.full("A"));
    }
    replay();
    assertThat(ledger()).containsExactly("A");
  }

  @Test
  void handsTheEntryOnWhenTheDiskRefusesIt() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    UsageConfig tiny = new UsageConfig(false, 10, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, tiny, database)) {
      Files.createSymbolicLink(directory.resolve("000000000002.log"), full);

      append(journal, List.of("A", "B", "C"));
      UsageWriter writer = start(journal);

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(journal.failedWrites()).isEqualTo(2);
      assertThat(journal.lost()).isZero();
      assertThat(writer.state().outage()).isTrue();
    }
    assertThat(ledger()).containsExactly("A", "B", "C");
  }

  @Test
  void takesEntriesAgainInANewSegmentWhenTheDiskDoes() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    UsageConfig tiny = new UsageConfig(false, 10, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, tiny, database)) {
      Files.createSymbolicLink(directory.resolve("000000000002.log"), full);
      Path next = Files.createSymbolicLink(directory.resolve("000000000003.log"), full);
      append(journal, List.of("A"));
      assertThat(journal.takesEntries()).isTrue();
      append(journal, List.of("B"));
      journal.retry();
      assertThat(journal.takesEntries()).isFalse();

      Files.delete(next);

      journal.retry();
      assertThat(journal.takesEntries()).isTrue();
      append(journal, List.of("C"));
      UsageWriter writer = start(journal);
      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.state()).isEqualTo(new LedgerState(3, 0, 0, 1, 0, false));
    }
    assertThat(ledger()).containsExactly("A", "B", "C");
  }

  @Test
  void countsWhatNeitherDiskNorMemoryTook() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    UsageConfig tiny = new UsageConfig(false, 10, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, tiny, database, 2)) {
      Files.createSymbolicLink(directory.resolve("000000000002.log"), full);

      append(journal, List.of("A", "B", "C", "D"));
      UsageWriter writer = start(journal);
      org.awaitility.Awaitility.await().until(() -> writer.state().waiting() == 0);

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.state()).isEqualTo(new LedgerState(2, 0, 2, 3, 0, true));
    }
    assertThat(ledger()).containsExactly("A", "B");
  }

  @Test
  void waitsForADatabaseThatIsAway() throws Exception {
    FailingDataSource away = new FailingDataSource(database);
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, away)) {
      away.fail();
      UsageWriter writer = new UsageWriter(journal, CONFIG, away);
      Thread thread = new Thread(writer);
      thread.start();
      append(journal, ids("A", 20));
      away.awaitRefusal();

      away.work();

      org.awaitility.Awaitility.await().until(() -> writer.written() == 20);
      assertThat(writer.stop(LIMIT)).isTrue();
    }
    assertThat(ledger()).isEqualTo(ids("A", 20));
  }

  @Test
  void stopsAlthoughTheDatabaseIsAwayAndKeepsTheRestForTheNextStart() throws Exception {
    FailingDataSource away = new FailingDataSource(database);
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, away)) {
      away.fail();
      UsageWriter writer = new UsageWriter(journal, CONFIG, away);
      new Thread(writer).start();
      append(journal, ids("A", 20));

      assertThat(writer.stop(LIMIT)).isTrue();
    }
    assertThat(ledger()).isEmpty();
    replay();
    assertThat(ledger()).isEqualTo(ids("A", 20));
  }

  @Test
  void barrierOpensWhenTheLedgerHoldsTheJournal() throws Exception {
    JournalBarrier barrier = new JournalBarrier(directory, database);
    assertThat(barrier.await(Duration.ZERO)).as("no journal").isTrue();
    appendAndLeave(Entries.full("A"));
    assertThat(barrier.await(Duration.ofMillis(20))).as("not written").isFalse();

    replay();

    assertThat(barrier.await(Duration.ZERO)).as("written").isTrue();
  }

  @Test
  void barrierWaitsForTheRunningWriter() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);
      JournalBarrier barrier = new JournalBarrier(directory, database);
      for (int i = 0; i < 20; i++) {
        String id = "A" + i;
        journal.append(Entries.full(id));

        assertThat(barrier.await(LIMIT)).isTrue();
        assertThat(ledger()).contains(id);
      }
      assertThat(writer.stop(LIMIT)).isTrue();
    }
  }

  @Test
  void flushesForManyThreadsWithFsync() throws Exception {
    UsageConfig safe = new UsageConfig(true, 1000, 50, Duration.ZERO);
    try (UsageJournal journal = UsageJournal.open(directory, safe, database)) {
      IntStream.range(0, 4).parallel().forEach(i -> append(journal, ids("T" + i + "-", 10)));
      assertThat(journal.failedWrites()).isZero();
    }
    replay();
    assertThat(ledger()).hasSize(40);
  }

  private void appendAndLeave(UsageEntry... entries) throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      Stream.of(entries).forEach(journal::append);
    }
  }

  private UsageWriter replay() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);
      assertThat(writer.stop(LIMIT)).isTrue();
      return writer;
    }
  }

  private UsageWriter start(UsageJournal journal) {
    UsageWriter writer = new UsageWriter(journal, CONFIG, database);
    new Thread(writer).start();
    return writer;
  }

  private static void append(UsageJournal journal, List<String> ids) {
    ids.forEach(id -> journal.append(Entries.full(id)));
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + String.format("%03d", i)).toList();
  }

  private List<String> ledger() throws SQLException {
    return select("select id from usage_entry order by id");
  }

  private List<String> select(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private List<Path> segments() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
