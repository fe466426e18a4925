package ai.nexus.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upgrade makes of the entries that are there. */
class EntryMigrationTest {

  private static final String SAME =
      """
      select id, request_id, conversation_id, started_at, ended_at, endpoint, streamed, provider_id,
        provider_name, model_name, upstream_model, client_key_hint, first_event_ms, total_ms,
        outcome, source, http_status, error_code, attempts, client_retry, reasoning_tokens
      from %s
      order by id
      """;

  private final DataSource database = Databases.empty();

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void keepsEveryEntryAsItWas(String version) throws SQLException {
    migrateTo(version);
    insert("A", null, null, "invented", null, null);
    insert("B", null, null, "invented", null, null);
    insert("C", 1L, "OpenAI", "gpt-4", null, null);
    insert("D", 1L, "OpenAI", "gpt-4", "gpt-4-0613", null);
    insert("E", 1L, "OpenAI", "gpt-4", "gpt-4-0613", "some_code");
    insert("F", 1L, "Renamed", "gpt-4", "gpt-4-0613", "some_code");
    insert("G", 2L, null, null, null, "some_code");
    List<List<String>> before = rows(SAME.formatted("usage_entry"));

    Schema.migrate(database);

    assertThat(rows(SAME.formatted("ledger"))).hasSize(7).isEqualTo(before);
    assertThat(rows("select conversation_id, entry_id from usage_conversation")).hasSize(7);
    assertThat(rows("select id from usage_group")).hasSize(6);
  }

  @Test
  void partsThePromptFromWhatWasCached() throws SQLException {
    migrateTo("1");
    insert("A", 1L, "OpenAI", "gpt-4", null, null);
    update("update usage_entry set prompt_tokens = 10, cached_tokens = 3, completion_tokens = 5");
    insert("B", 1L, "OpenAI", "gpt-4", null, null);
    update("update usage_entry set prompt_tokens = 10 where id = 'B'");
    insert("C", 1L, "OpenAI", "gpt-4", null, null);
    update("update usage_entry set prompt_tokens = 1, cached_tokens = 3 where id = 'C'");

    Schema.migrate(database);

    assertThat(
            rows("select input_tokens, cache_read_tokens, output_tokens from ledger order by id"))
        .extracting(Object::toString)
        .containsExactly("[7, 3, 5]", "[10, null, null]", "[0, 3, null]");
  }

  @Test
  void countsTheEntriesThatAreThere() throws SQLException {
    migrateTo("3");
    update(
        """
        insert into usage_group (id, endpoint, streamed, client_key_hint, outcome, source,
          http_status)
        values (7, 'ws.chat', true, '****', 'completed', 'partial', 200)
        """);
    for (String id : List.of("A", "B", "C")) {
      update(
          """
          insert into usage_entry (id, request_id, group_id, started_at, ended_at, first_event_ms,
            total_ms, attempts, client_retry, input_tokens, cache_read_tokens)
          values (?, 'r', 7, 0, ?, 5, 10, 1, 0, ?, 3)
          """,
          id,
          id.equals("C") ? 900_000L : 899_999L,
          id.equals("B") ? null : 100L);
    }

    Schema.migrate(database);

    assertThat(
            rows(
                """
                select quarter, group_id, currency, correction, requests, estimated_requests,
                  partial_requests, unknown_requests, unpriced_requests, total_ms, first_events,
                  first_event_ms, input_tokens, cache_read_tokens, output_tokens
                from usage_cell
                order by quarter
                """))
        .extracting(Object::toString)
        .containsExactly(
            "[0, 7, , false, 2, 0, 2, 0, 2, 20, 2, 10, 100, 6, 0]",
            "[1, 7, , false, 1, 0, 1, 0, 1, 10, 1, 5, 100, 3, 0]");
  }

  private void migrateTo(String version) {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(database)
        .resourceProvider(new Migrations())
        .javaMigrationClassProvider(List::of)
        .target(version)
        .load()
        .migrate();
  }

  private void insert(
      String id,
      Long provider,
      String providerName,
      String model,
      String upstreamModel,
      String errorCode)
      throws SQLException {
    String sql =
        """
        insert into usage_entry (
          id, request_id, conversation_id, started_at, ended_at, endpoint, streamed,
          client_key_hint, total_ms, outcome, source, http_status, attempts, client_retry,
          provider_id, provider_name, model_name, upstream_model, error_code)
        values (?, 'req_1', 'conv_1', 1, 1501, 'ws.chat', true, '****', 1500, 'rejected', 'none',
          401, 0, 7, ?, ?, ?, ?, ?)
        """;
    update(sql, id, provider, providerName, model, upstreamModel, errorCode);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int column = 0; column < values.length; column++) {
        statement.setObject(column + 1, values[column]);
      }
      statement.executeUpdate();
    }
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          values.add(String.valueOf(row.getString(column)));
        }
        rows.add(values);
      }
    }
    return rows;
  }
}
