package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.rollup.QuarterHour;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.WrittenLedger;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement that someone waits for may run for ever. */
class StatementLimitTest {

  private static final Instant END = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir Path journal;
  private final List<Integer> limits = new ArrayList<>();
  private UsageStatistics statistics;

  @BeforeEach
  void fill() throws Exception {
    DataSource database = Databases.migrated();
    WrittenLedger ledger = new WrittenLedger(journal, database);
    String first = LedgerRows.id(END.minusSeconds(1), 1);
    String second = LedgerRows.id(END.minusSeconds(1), 2);
    ledger.write(SomeEntry.of(first).end(END), SomeEntry.of(second).end(END).conversation("c"));
    new RollUps(database).move(END.plus(Duration.ofDays(1)));
    ledger.write(SomeEntry.of(LedgerRows.id(END.minusSeconds(1), 3)).end(END));
    statistics = new UsageStatistics(watched(DataSource.class, database));
  }

  @Test
  void sumsFromRollUps() throws SQLException {
    assertThat(statistics.rows(query(Dimension.PROVIDER, Optional.empty()))).isNotEmpty();

    // The groups; the version, twice; days, hours, quarters and cells.
    assertThat(limits).hasSizeGreaterThanOrEqualTo(7).doesNotContain(0);
  }

  @Test
  void sumsByConversation() throws SQLException {
    assertThat(statistics.rows(query(Dimension.CONVERSATION_ID, Optional.empty()))).hasSize(2);

    // The groups; the entries; conversations that are called after one of them.
    assertThat(limits).hasSizeGreaterThanOrEqualTo(3).doesNotContain(0);
  }

  @Test
  void sumsOfOneConversation() throws SQLException {
    assertThat(statistics.rows(query(Dimension.CONVERSATION_ID, Optional.of("c")))).hasSize(1);

    assertThat(limits).hasSizeGreaterThanOrEqualTo(2).doesNotContain(0);
  }

  @Test
  void totalsAndNames() throws SQLException {
    assertThat(statistics.total().all().requests()).isEqualTo(3);
    assertThat(statistics.providerNames()).isNotEmpty();

    assertThat(limits).hasSizeGreaterThanOrEqualTo(5).doesNotContain(0);
  }

  /** A part of a day, so that hours and quarters are read as well. */
  private static UsageQuery query(Dimension groupBy, Optional<String> conversation) {
    int quarter = QuarterHour.of(END);
    return new UsageQuery(
        quarter - 5,
        quarter + 1,
        ZoneId.of("UTC"),
        Interval.NONE,
        List.of(groupBy),
        Map.of(),
        conversation);
  }

  /** The same, but that it notes the limit of each statement that runs, in seconds; 0 is none. */
  private <T> T watched(Class<T> type, T real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            limits.add(((Statement) real).getQueryTimeout());
          }
          try {
            return watched(method.invoke(real, arguments));
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object watched(Object given) {
    if (given instanceof Connection connection) {
      return watched(Connection.class, connection);
    }
    if (given instanceof PreparedStatement statement) {
      return watched(PreparedStatement.class, statement);
    }
    return given instanceof Statement statement ? watched(Statement.class, statement) : given;
  }
}
