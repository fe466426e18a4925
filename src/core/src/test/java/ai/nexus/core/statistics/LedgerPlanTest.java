package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.rollup.QuarterHour;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How Derby reads the ledger, by its own account (its XPLAIN tables). A statement that reads the
 * whole of a table for a page is fast in a test and takes minutes in a year.
 */
class LedgerPlanTest {

  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final int ENTRIES = 4000;
  private static final String CONVERSATION = "c";

  private static final String PLANS =
      """
      select r.op_identifier, p.scan_object_name, s.stmt_text
      from %1$s.sysxplain_resultsets r
      join %1$s.sysxplain_statements s on s.stmt_id = r.stmt_id
      left join %1$s.sysxplain_scan_props p on p.scan_rs_id = r.scan_rs_id
      where s.stmt_text like '%%usage_%%'
      """;

  // Of this test alone, since the tests share the database.
  private final String schema = "PLANS_" + System.nanoTime();
  private Connection connection;
  private DataSource database;

  @BeforeEach
  void fill() throws SQLException {
    DataSource shared = Databases.migrated();
    LedgerRows ledger = new LedgerRows(shared);
    for (int group = 1; group <= 500; group++) {
      ledger.group(group, group, "Provider " + group, "m");
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      ids.add(LedgerRows.id(TIME, i));
    }
    ledger.add(ids, TIME, 1);
    for (int i = 0; i < 300; i++) {
      String conversation = i % 3 == 0 ? CONVERSATION : "other " + i;
      ledger.add(LedgerRows.id(TIME.plusSeconds(1), i), i + 1, TIME, Optional.of(conversation));
    }
    connection = shared.getConnection();
    database = onOne(connection);
    call("call syscs_util.syscs_set_runtimestatistics(1)");
    call("call syscs_util.syscs_set_xplain_schema('" + schema + "')");
  }

  @AfterEach
  void forget() throws SQLException {
    call("call syscs_util.syscs_set_runtimestatistics(0)");
    call("call syscs_util.syscs_set_xplain_schema('')");
    connection.close();
  }

  @Test
  void findsEntriesByTheirIds() throws SQLException {
    EntrySearch search = new EntrySearch(database);

    search.newestFirst(EntryFilter.ALL, Optional.of(LedgerRows.id(TIME, 2000)), 100);
    search.stream(EntryFilter.ALL).next();
    search.newestFirst(EntryFilter.ofConversation(CONVERSATION), Optional.empty(), 100);
    search.newestFirst(
        EntryFilter.ofConversation("conv_" + LedgerRows.id(TIME, 5)), Optional.empty(), 100);

    assertThat(plans()).isNotEmpty().noneMatch(LedgerPlanTest::readsAll);
  }

  @Test
  void findsAConversationsEntriesByTheirIds() throws SQLException {
    new UsageStatistics(database).entries(CONVERSATION, "", 100);

    assertThat(plans()).isNotEmpty().noneMatch(LedgerPlanTest::readsAll);
  }

  @Test
  void addsUpConversationsByTheirEntriesIds() throws SQLException {
    int quarter = QuarterHour.of(TIME);
    UsageQuery query =
        new UsageQuery(
            quarter,
            quarter + 1,
            ZoneId.of("UTC"),
            Interval.NONE,
            List.of(Dimension.CONVERSATION_ID),
            Map.of(),
            Optional.empty());

    assertThat(new UsageStatistics(database).rows(query)).hasSize(202);

    assertThat(plans()).isNotEmpty().noneMatch(LedgerPlanTest::readsAll);
  }

  @Test
  void wouldNoticeAStatementThatReadsAll() throws SQLException {
    call("select count(*) from usage_entry where total_ms = 5");

    assertThat(plans()).anyMatch(LedgerPlanTest::readsAll);
  }

  /** Groups are few, and each is asked for once. */
  private static boolean readsAll(String step) {
    return step.startsWith("TABLESCAN") && !step.startsWith("TABLESCAN USAGE_GROUP");
  }

  private List<String> plans() throws SQLException {
    call("call syscs_util.syscs_set_xplain_schema('')");
    List<String> steps = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(PLANS.formatted(schema))) {
      while (rows.next()) {
        steps.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
      }
    }
    return steps;
  }

  private void call(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          rows.next();
        }
      }
    }
  }

  /** Gives the same connection again and again: plans are noted for one connection. */
  private static DataSource onOne(Connection connection) {
    Connection unclosed =
        (Connection)
            Proxy.newProxyInstance(
                LedgerPlanTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return (DataSource)
        Proxy.newProxyInstance(
            LedgerPlanTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> unclosed);
  }
}
