package ai.nexus.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void makesTheTablesOfAnEmptyDatabase() throws SQLException {
    DataSource database = Databases.empty();

    Schema.migrate(database);

    assertThat(Schema.isUpToDate(database)).isTrue();
    try (Connection connection = database.getConnection()) {
      connection.createStatement().executeQuery("select id from usage_entry").close();
    }
  }

  @Test
  void leavesAMigratedDatabaseAlone() throws SQLException {
    DataSource database = Databases.migrated();

    Schema.migrate(database);

    assertThat(Schema.isUpToDate(database)).isTrue();
  }

  @Test
  void keepsTheEntriesOfTheFirstVersion() throws SQLException {
    DataSource database = atVersion("1");
    insertEntry(database, "A", "conv_1");
    insertEntry(database, "B", "conv_1");

    Schema.migrate(database);

    String rows =
        """
        select id, total_ms, client_retry, model_name, outcome, input_tokens, cache_read_tokens,
          output_tokens
        from ledger order by id
        """;
    try (Connection connection = database.getConnection();
        ResultSet row = connection.createStatement().executeQuery(rows)) {
      for (String id : List.of("A", "B")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("id")).isEqualTo(id);
        assertThat(row.getLong("total_ms")).isEqualTo(1500);
        assertThat(row.getInt("client_retry")).isEqualTo(7);
        assertThat(row.getString("model_name")).isEqualTo("gpt-4");
        assertThat(row.getString("outcome")).isEqualTo("rejected");
        assertThat(row.getLong("input_tokens")).isEqualTo(7);
        assertThat(row.getLong("cache_read_tokens")).isEqualTo(3);
        assertThat(row.getLong("output_tokens")).isEqualTo(5);
      }
      assertThat(row.next()).isFalse();
    }
  }

  private static DataSource atVersion(String version) {
    DataSource database = Databases.empty();
    Flyway.configure(SchemaTest.class.getClassLoader())
        .dataSource(database)
        .resourceProvider(new Migrations())
        .javaMigrationClassProvider(List::of)
        .target(version)
        .load()
        .migrate();
    return database;
  }

  private static void insertEntry(DataSource database, String id, String conversation)
      throws SQLException {
    String sql =
        """
        insert into usage_entry (
          id, request_id, conversation_id, started_at, ended_at, endpoint, streamed,
          client_key_hint, total_ms, outcome, source, http_status, attempts, client_retry,
          model_name, prompt_tokens, cached_tokens, completion_tokens)
        values (?, 'req_1', ?, 1, 1501, 'ws.chat', true, '****', 1500, 'rejected', 'none', 401, 0, 7,
          'gpt-4', 10, 3, 5)
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, id);
      insert.setString(2, conversation);
      insert.executeUpdate();
    }
  }

  @Test
  void letsTwoStartsMigrateAtOnce() throws Exception {
    DataSource database = Databases.empty();
    database.getConnection().close();
    Callable<Void> start =
        () -> {
          Schema.migrate(database);
          return null;
        };

    ExecutorService starts = Executors.newFixedThreadPool(2);
    try {
      for (Future<Void> done : starts.invokeAll(List.of(start, start))) {
        done.get();
      }
    } finally {
      starts.shutdownNow();
    }

    assertThat(Schema.isUpToDate(database)).isTrue();
  }

  @Test
  void saysThatTheDatabaseCannotBeReached() {
    EmbeddedDataSource database = Databases.empty();
    database.setCreateDatabase("");

    assertThatThrownBy(() -> Schema.migrate(database)).isInstanceOf(SQLException.class);
  }

  @Test
  void listsEveryScriptInOrder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources", Migrations.FOLDER))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .sorted(Comparator.comparingInt(name -> Integer.parseInt(Migrations.versionOf(name))))
              .toList();

      assertThat(Migrations.SCRIPTS).isEqualTo(names);
    }
  }
}
