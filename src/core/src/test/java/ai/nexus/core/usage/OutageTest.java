package ai.nexus.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.Databases;
import ai.nexus.core.FaultyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that breaks in the middle of a commit, or says nothing any more. */
class OutageTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofMillis(50);
  private static final UsageConfig CONFIG =
      new UsageConfig(false, 1 << 20, 50, Duration.ofMillis(1));
  private static final Logger LOG = Logger.getLogger(UsageWriter.class.getName());

  @TempDir Path directory;
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler handler = new Recorder(logged);
  private DataSource real;
  private FaultyDatabase database;

  @BeforeEach
  void begin() throws SQLException {
    real = Databases.migrated();
    database = new FaultyDatabase(real);
    LOG.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOG.removeHandler(handler);
  }

  @Test
  void writesOnceWhatWasCommittedThoughTheAnswerWasLost() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      List<String> ids = append(journal, 20);
      database.loseAnswersOfCommits(1);

      UsageWriter writer = start(journal);

      await().until(() -> writer.written() == 20);
      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(ledger()).isEqualTo(ids);
      assertThat(groups()).isEqualTo(1);
      assertThat(writer.state()).isEqualTo(new LedgerState(20, 0, 0, 0, 0, false));
      assertThat(logged).contains("ledger_outage", "ledger_commit_found", "ledger_back");
    }
  }

  @Test
  void writesAgainWhatTheLostCommitHadNotReached() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      List<String> ids = append(journal, 20);
      database.loseCommits(2);

      UsageWriter writer = start(journal);

      await().until(() -> writer.written() == 20);
      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(ledger()).isEqualTo(ids);
    }
  }

  @Test
  void goesOnBehindACommitWhoseAnswerWasLost() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);
      append(journal, 10);
      await().until(() -> writer.written() == 10);
      database.loseAnswersOfCommits(3);

      append(journal, 10);
      await().until(() -> writer.written() == 20);
      append(journal, 10);

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(ledger()).hasSize(30).doesNotHaveDuplicates();
      assertThat(writer.refused()).isZero();
    }
  }

  @Test
  void goesOnWhereTheDatabaseWasSetBack() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);
      append(journal, 1);
      await().until(() -> writer.written() == 1);
      append(journal, 10);
      await().until(() -> writer.written() == 11);
      change("update journal_position set position = 1");

      append(journal, 10);
      await().until(() -> writer.written() == 21);
      change("delete from journal_position");
      append(journal, 10);

      await().until(() -> writer.written() == 31);
      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(ledger()).hasSize(31);
      assertThat(new JournalPositions(real, journal.node()).read()).isEqualTo(journal.end());
    }
  }

  @Test
  void saysThatTheDatabaseIsSilentAndThatItIsBack() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = start(journal);
      database.stall();
      List<String> ids = append(journal, 20);
      database.awaitStalled();

      await().until(() -> watched(writer).outage());
      assertThat(writer.state().waiting()).isEqualTo(20);
      assertThat(logged).containsExactly("ledger_silent");
      database.goOn();

      await().until(() -> writer.written() == 20);
      assertThat(watched(writer)).isEqualTo(new LedgerState(20, 0, 0, 0, 0, false));
      assertThat(logged).containsExactly("ledger_silent", "ledger_back");
      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(ledger()).isEqualTo(ids);
    }
  }

  @Test
  void countsWhatAnEarlierProcessLeftAsWaiting() throws Exception {
    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      append(journal, 20);
    }

    try (UsageJournal journal = UsageJournal.open(directory, CONFIG, database)) {
      UsageWriter writer = new UsageWriter(journal, CONFIG, database, SILENCE);
      assertThat(writer.state().waiting()).isEqualTo(20);
      new Thread(writer).start();

      assertThat(writer.stop(LIMIT)).isTrue();
      assertThat(writer.state().waiting()).isZero();
    }
  }

  private UsageWriter start(UsageJournal journal) {
    UsageWriter writer = new UsageWriter(journal, CONFIG, database, SILENCE);
    new Thread(writer).start();
    return writer;
  }

  private static LedgerState watched(UsageWriter writer) {
    writer.watch();
    return writer.state();
  }

  private static List<String> append(UsageJournal journal, int count) {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> EntryId.next()).toList();
    ids.forEach(id -> journal.append(Entries.full(id)));
    return ids;
  }

  private List<String> ledger() throws SQLException {
    return select("select id from usage_entry order by id");
  }

  private int groups() throws SQLException {
    return select("select id from usage_group").size();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = real.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private List<String> select(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = real.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Keeps the codes of the records. */
  private static final class Recorder extends Handler {

    private final Queue<String> codes;

    Recorder(Queue<String> codes) {
      this.codes = codes;
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getParameters()[0] instanceof java.util.Map<?, ?> fields) {
        codes.add(String.valueOf(fields.get("code")));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
