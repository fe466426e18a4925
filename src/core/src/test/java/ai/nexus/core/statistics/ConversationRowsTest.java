package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.Databases;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.statistics.QueryLimitException.Limit;
import ai.nexus.core.usage.WrittenLedger;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums by conversation are what the entries add up to, each in the conversation that it is of. */
class ConversationRowsTest {

  private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
  private static final Duration RANGE = Duration.ofDays(16);
  private static final int ENTRIES = 2 * ConversationScan.CHUNK + 345;
  private static final List<Dimension> BY_CONVERSATION = List.of(Dimension.CONVERSATION_ID);
  private static final List<Dimension> BY_ALL =
      List.of(Dimension.MODEL, Dimension.CONVERSATION_ID, Dimension.CLIENT_KEY);

  private static final Comparator<UsageRow> KEYS = Comparator.comparing(UsageRow::key);

  @TempDir Path journal;
  private final Random random = new Random(20261126);
  private final TalkedEntries entries = new TalkedEntries(random, START, RANGE);
  private DataSource database;
  private UsageStatistics statistics;

  @BeforeEach
  void fill() throws Exception {
    database = Databases.migrated();
    TalkedEntries.price(database);
    entries.make(ENTRIES);
    new WrittenLedger(journal, database).write(entries.all());
    new RollUps(database).move(START.plus(RANGE.dividedBy(2)));
    statistics = new UsageStatistics(database);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, NONE",
    "UTC, QUARTER",
    "Europe/Berlin, WEEK",
    "Europe/Berlin, MONTH",
    "Asia/Kolkata, HOUR",
    "Asia/Kolkata, DAY",
    "Australia/Lord_Howe, DAY"
  })
  void addUpToTheEntries(String zone, Interval interval) throws SQLException {
    for (int i = 0; i < 4; i++) {
      UsageQuery query = someRange(zone, interval, i % 2 == 0 ? BY_CONVERSATION : BY_ALL);

      assertThat(TalkedEntries.sums(statistics.rows(query))).isEqualTo(entries.sums(query));
    }
  }

  @Test
  void areFiltered() throws SQLException {
    Map<Dimension, Set<String>> filters =
        Map.of(Dimension.MODEL, Set.of("m0", "m1"), Dimension.CLIENT_KEY, Set.of("k0"));
    for (List<Dimension> groupBy : List.of(BY_CONVERSATION, BY_ALL)) {
      UsageQuery query = query(Interval.DAY, groupBy, filters, Optional.empty());

      assertThat(TalkedEntries.sums(statistics.rows(query)))
          .isNotEmpty()
          .isEqualTo(entries.sums(query));
    }
  }

  /** Those that a client went on in by the id that it was given are called after an entry. */
  @Test
  void agreeWithTheSumsOfOneConversation() throws SQLException {
    List<UsageRow> rows = statistics.rows(all(BY_CONVERSATION));

    assertThat(rows).hasSizeGreaterThan(20).isSortedAccordingTo(KEYS);
    assertThat(rows.get(0).key().values()).containsExactly(Optional.empty());
    assertThat(rows).anyMatch(row -> conversation(row).startsWith("conv_"));
    for (UsageRow row : rows.subList(1, rows.size())) {
      UsageQuery one =
          query(Interval.NONE, BY_CONVERSATION, Map.of(), Optional.of(conversation(row)));
      assertThat(statistics.rows(one)).containsExactly(row);
    }
  }

  @Test
  void haveAllThatTheRollUpsHave() throws SQLException {
    UsageQuery byModel = all(List.of(Dimension.MODEL));
    UsageQuery byBoth = all(List.of(Dimension.MODEL, Dimension.CONVERSATION_ID));

    assertThat(TalkedEntries.total(statistics.rows(byBoth)))
        .isEqualTo(TalkedEntries.total(statistics.rows(byModel)));
  }

  @Test
  void areRefusedWhereTooManyEntriesHaveToBeRead() throws SQLException {
    UsageQuery query = all(BY_CONVERSATION);

    assertThat(rows(ENTRIES, ENTRIES).of(query)).isNotEmpty();
    assertThatThrownBy(() -> rows(ENTRIES - 1, ENTRIES).of(query))
        .isInstanceOfSatisfying(
            QueryLimitException.class,
            beyond -> {
              assertThat(beyond.limit()).isEqualTo(Limit.ENTRIES);
              assertThat(beyond.most()).isEqualTo(ENTRIES - 1);
            });
  }

  @Test
  void areRefusedWhereTheyAreTooMany() throws SQLException {
    UsageQuery query = all(BY_ALL);
    int count = statistics.rows(query).size();

    assertThat(rows(ENTRIES, count).of(query)).hasSize(count);
    assertThatThrownBy(() -> rows(ENTRIES, count - 1).of(query))
        .isInstanceOfSatisfying(
            QueryLimitException.class,
            beyond -> {
              assertThat(beyond.limit()).isEqualTo(Limit.ROWS);
              assertThat(beyond.most()).isEqualTo(count - 1);
            });
  }

  @Test
  void areReadForOneAtATime() throws Exception {
    List<Thread> readers = Collections.synchronizedList(new ArrayList<>());
    List<FutureTask<List<UsageRow>>> others = new ArrayList<>();
    ConversationRows[] rows = new ConversationRows[1];
    DataSource watched =
        calling(
            () -> {
              readers.add(Thread.currentThread());
              if (readers.size() == 1) {
                others.add(new FutureTask<>(() -> rows[0].of(all(BY_CONVERSATION))));
                Thread other = new Thread(others.get(0));
                other.start();
                await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                        () -> !other.isAlive() || other.getState() == Thread.State.TIMED_WAITING);
              }
            });
    rows[0] = new ConversationRows(watched, new GroupCache(), ENTRIES, ENTRIES);

    List<UsageRow> first = rows[0].of(all(BY_CONVERSATION));

    assertThat(others.get(0).get()).containsExactlyInAnyOrderElementsOf(first);
    Thread self = Thread.currentThread();
    assertThat(readers).hasSizeGreaterThan(2);
    assertThat(readers.lastIndexOf(self)).as("the other began").isEqualTo(readers.size() / 2 - 1);
  }

  /** The database, but that something is done before it gives a connection. */
  private DataSource calling(Runnable first) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              first.run();
              return method.invoke(database, arguments);
            });
  }

  private ConversationRows rows(int mostEntries, int mostRows) {
    return new ConversationRows(database, new GroupCache(), mostEntries, mostRows);
  }

  private static String conversation(UsageRow row) {
    return row.key().values().get(0).orElse("");
  }

  private UsageQuery someRange(String zone, Interval interval, List<Dimension> groupBy) {
    int from = QuarterHour.of(START) + random.nextInt(96 * 14);
    int to = from + 1 + random.nextInt(QuarterHour.of(START.plus(RANGE)) - from);
    return new UsageQuery(from, to, ZoneId.of(zone), interval, groupBy, Map.of(), Optional.empty());
  }

  private static UsageQuery all(List<Dimension> groupBy) {
    return query(Interval.NONE, groupBy, Map.of(), Optional.empty());
  }

  private static UsageQuery query(
      Interval interval,
      List<Dimension> groupBy,
      Map<Dimension, Set<String>> filters,
      Optional<String> conversation) {
    return new UsageQuery(
        QuarterHour.of(START),
        QuarterHour.of(START.plus(RANGE).plus(Duration.ofDays(3))),
        ZoneId.of("UTC"),
        interval,
        groupBy,
        filters,
        conversation);
  }
}
