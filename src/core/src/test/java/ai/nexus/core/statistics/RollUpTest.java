package ai.nexus.core.statistics;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.WrittenLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the roll-ups say is what the entries add up to, whatever the range, zone and grouping. */
class RollUpTest {

  private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
  private static final Duration RANGE = Duration.ofDays(16);
  private static final Instant END = START.plus(RANGE);
  private static final List<Dimension> BY_MODEL_AND_KEY =
      List.of(Dimension.MODEL, Dimension.CLIENT_KEY);

  @TempDir Path journal;
  private final Random random = new Random(20261126);
  private DataSource database;
  private WrittenLedger ledger;
  private RollUps rollUps;
  private UsageStatistics statistics;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    ledger = new WrittenLedger(journal, database);
    rollUps = new RollUps(database);
    statistics = new UsageStatistics(database);
  }

  /** In these zones clocks change within the range, or are not whole hours away from UTC. */
  @ParameterizedTest
  @CsvSource({
    "UTC, DAY",
    "UTC, HOUR",
    "UTC, QUARTER",
    "UTC, NONE",
    "UTC, WEEK",
    "UTC, MONTH",
    "Europe/Berlin, DAY",
    "Europe/Berlin, HOUR",
    "Europe/Berlin, MONTH",
    "Europe/Berlin, WEEK",
    "Asia/Kolkata, DAY",
    "Asia/Kolkata, HOUR",
    "Asia/Kathmandu, DAY",
    "Asia/Kathmandu, HOUR",
    "Pacific/Auckland, DAY",
    "Pacific/Kiritimati, DAY",
    "America/New_York, DAY",
    "Australia/Lord_Howe, HOUR",
    "Australia/Lord_Howe, DAY",
    "Asia/Shanghai, MONTH"
  })
  void addUpToTheEntries(String zone, Interval interval) throws Exception {
    List<SomeEntry> entries = someEntries("A", 300);
    ledger.write(entries);

    for (Instant moved : List.of(Instant.EPOCH, START.plus(RANGE.dividedBy(2)), END.plus(RANGE))) {
      rollUps.move(moved);
      for (int i = 0; i < 6; i++) {
        UsageQuery query = someRange(zone, interval);
        assertThat(requests(statistics.rows(query))).isEqualTo(expected(query, entries));
      }
    }
  }

  @Test
  void keepEveryValue() throws Exception {
    List<SomeEntry> entries = someEntries("A", 300);
    ledger.write(entries);
    UsageQuery all = all(Optional.empty());
    List<UsageRow> before = statistics.rows(all);

    assertThat(rollUps.move(END.plus(RANGE))).isPositive();

    assertThat(cells()).isZero();
    assertThat(statistics.rows(all)).isEqualTo(before);
    assertThat(rollUps.move(END.plus(RANGE))).as("moved again").isZero();
  }

  @Test
  void comeInPages() throws Exception {
    ledger.write(someEntries("A", 500));
    UsageQuery query = range(QuarterHour.of(START), QuarterHour.of(END), "UTC", Interval.HOUR);
    List<UsageRow> all = statistics.rows(query);
    assertThat(all).hasSizeGreaterThan(100).isSortedAccordingTo(comparing(UsageRow::key));

    List<UsageRow> paged = new ArrayList<>();
    Optional<UsageRow.Key> after = Optional.empty();
    while (paged.size() < all.size()) {
      UsageRows page = statistics.rows(query, after, 7);
      assertThat(page.total()).isEqualTo(all.size());
      assertThat(page.rows()).hasSizeBetween(1, 7);
      paged.addAll(page.rows());
      after = Optional.of(paged.get(paged.size() - 1).key());
    }

    assertThat(paged).isEqualTo(all);
    assertThat(statistics.rows(query, after, 7).rows()).isEmpty();
  }

  @Test
  void takeUpWhatComesLate() throws Exception {
    List<SomeEntry> entries = someEntries("A", 100);
    ledger.write(entries);
    rollUps.move(END.plus(RANGE));
    List<SomeEntry> late = someEntries("B", 100);
    ledger.write(late);
    entries.addAll(late);
    UsageQuery query = all(Optional.empty());
    assertThat(requests(statistics.rows(query))).isEqualTo(expected(query, entries));

    rollUps.move(END.plus(RANGE));

    assertThat(requests(statistics.rows(query))).isEqualTo(expected(query, entries));
  }

  @Test
  void leaveTheQuarterThatIsNotOver() throws Exception {
    ledger.write(SomeEntry.of("A").end(START));

    assertThat(rollUps.move(START.plus(QuarterHour.LENGTH))).isZero();
    assertThat(rollUps.move(START.plus(QuarterHour.LENGTH.multipliedBy(2)))).isEqualTo(1);
  }

  @Test
  void areReadWholeWhileTheyAreMoved() throws Exception {
    List<SomeEntry> entries = someEntries("A", 2000);
    ledger.write(entries);
    UsageQuery query = all(Optional.empty());
    Map<String, Long> expected = expected(query, entries);
    Future<?> mover = inBackground(this::moveAll);

    int reads = 0;
    while (!mover.isDone()) {
      assertThat(requests(statistics.rows(query))).isEqualTo(expected);
      reads++;
    }

    mover.get();
    assertThat(reads).isPositive();
    assertThat(cells()).isZero();
  }

  /** Two, because one that waits for a lock must not read what the next one in the queue wrote. */
  @Test
  void haveAVersionThatIsCommitted() throws Exception {
    AtomicBoolean moving = new AtomicBoolean(true);
    List<Future<?>> movers =
        List.of(inBackground(() -> moveAndUndo(moving)), inBackground(() -> moveAndUndo(moving)));
    Set<Long> versions = new HashSet<>();

    try (Connection connection = database.getConnection()) {
      for (int i = 0; i < 1500; i++) {
        versions.add(RollUps.version(connection));
      }
    }

    moving.set(false);
    for (Future<?> mover : movers) {
      mover.get();
    }
    assertThat(versions).hasSize(1);
  }

  private void moveAndUndo(AtomicBoolean moving) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (moving.get()) {
        statement.executeUpdate("update usage_roll_up_version set version = version + 1");
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void loseNothingToWritersAndMoversAtOnce() throws Exception {
    List<SomeEntry> entries = someEntries("A", 100);
    AtomicBoolean writing = new AtomicBoolean(true);
    Future<?> mover =
        inBackground(
            () -> {
              while (writing.get()) {
                moveAll();
              }
            });
    ledger.write(entries);
    for (int i = 0; i < 30; i++) {
      List<SomeEntry> more = someEntries("B" + i + "-", 100);
      ledger.write(more);
      entries.addAll(more);
    }
    writing.set(false);
    mover.get();

    UsageQuery query = all(Optional.empty());
    assertThat(requests(statistics.rows(query))).isEqualTo(expected(query, entries));
  }

  @Test
  void areFiltered() throws Exception {
    List<SomeEntry> entries = someEntries("A", 300);
    ledger.write(entries);
    rollUps.move(START.plus(RANGE.dividedBy(2)));

    UsageQuery all = all(Optional.empty());
    UsageQuery some =
        new UsageQuery(
            all.from(),
            all.to(),
            all.zone(),
            Interval.NONE,
            BY_MODEL_AND_KEY,
            Map.of(Dimension.MODEL, Set.of("m1", "m2"), Dimension.CLIENT_KEY, Set.of("k0")),
            Optional.empty());

    Map<String, Long> expected = new TreeMap<>(expected(all, entries));
    expected.keySet().removeIf(key -> !key.endsWith(" m1 k0") && !key.endsWith(" m2 k0"));
    assertThat(requests(statistics.rows(some))).hasSize(2).isEqualTo(expected);
  }

  @Test
  void agreeWithTheEntriesOfAConversation() throws Exception {
    List<SomeEntry> entries = someEntries("A", 100);
    entries.forEach(entry -> entry.conversation("c"));
    ledger.write(entries);
    ledger.write(SomeEntry.of("other").end(START));
    rollUps.move(END);

    UsageQuery conversation = all(Optional.of("c"));

    assertThat(requests(statistics.rows(conversation))).isEqualTo(expected(conversation, entries));
  }

  private void moveAll() {
    try {
      while (rollUps.move(END.plus(RANGE)) > 0) {
        Thread.onSpinWait();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Future<?> inBackground(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    new Thread(task).start();
    return task;
  }

  private static UsageQuery all(Optional<String> conversation) {
    return new UsageQuery(
        QuarterHour.of(START),
        QuarterHour.of(END),
        ZoneId.of("UTC"),
        Interval.NONE,
        BY_MODEL_AND_KEY,
        Map.of(),
        conversation);
  }

  private UsageQuery someRange(String zone, Interval interval) {
    int from = QuarterHour.of(someTime());
    int to = from + 1 + random.nextInt(QuarterHour.of(END) - from);
    return range(from, to, zone, interval);
  }

  private static UsageQuery range(int from, int to, String zone, Interval interval) {
    return new UsageQuery(
        from, to, ZoneId.of(zone), interval, BY_MODEL_AND_KEY, Map.of(), Optional.empty());
  }

  private Instant someTime() {
    return START.plusMillis((long) (random.nextDouble() * RANGE.toMillis()));
  }

  private List<SomeEntry> someEntries(String prefix, int count) {
    List<SomeEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          SomeEntry.of(prefix + i)
              .end(someTime())
              .model("m" + random.nextInt(4))
              .clientKey("k" + random.nextInt(3))
              .tokens(random.nextInt(1000), random.nextInt(1000))
              .times(Duration.ofMillis(random.nextInt(500)), Duration.ofMillis(1000)));
    }
    return entries;
  }

  /** Interval, model and key with a number that is made of requests, tokens and times. */
  private static Map<String, Long> requests(List<UsageRow> rows) {
    Map<String, Long> sums = new TreeMap<>();
    for (UsageRow row : rows) {
      UsageRow.Key at = row.key();
      String key = at.from() + " " + at.values().get(0).get() + " " + at.values().get(1).get();
      sums.put(key, row.totals().requests() * 1_000_000_000L + row.totals().total());
    }
    return sums;
  }

  /** The same by walking through the entries, with the calendar of java.time alone. */
  private static Map<String, Long> expected(UsageQuery query, List<SomeEntry> entries) {
    Map<String, Long> sums = new TreeMap<>();
    for (SomeEntry some : entries) {
      UsageEntry entry = some.entry();
      if (some.end().isBefore(query.start()) || !some.end().isBefore(query.end())) {
        continue;
      }
      Instant start = CalendarStart.of(some.end(), query.interval(), query.zone());
      Instant from = start.isBefore(query.start()) ? query.start() : start;
      String key = from + " " + entry.modelName().get() + " " + entry.clientKeyHint();
      long tokens =
          entry.usage().tokens().allInput().getAsLong()
              + entry.usage().tokens().output().getAsLong();
      sums.merge(key, 1_000_000_000L + tokens, Long::sum);
    }
    return sums;
  }

  private int cells() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from usage_cell")) {
      row.next();
      return row.getInt(1);
    }
  }
}
