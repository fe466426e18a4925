package ai.nexus.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
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
  void givesTheIndexOfTheEntriesLargePages() throws SQLException {
    DataSource database = Databases.migrated();

    assertThat(pageSizes(database, "usage_entry")).containsOnly(32 << 10);
    assertThat(pageSizes(database, "usage_cell")).contains(4 << 10);
  }

  /** Those of a table and its indexes. */
  private static Set<Integer> pageSizes(DataSource database, String table) throws SQLException {
    String sql = "select pagesize from table (syscs_diag.space_table(upper('%s'))) as pieces";
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(table))) {
      Set<Integer> sizes = new HashSet<>();
      while (rows.next()) {
        sizes.add(rows.getInt(1));
      }
      return sizes;
    }
  }

  @Test
  void leavesAMigratedDatabaseAlone() throws SQLException {
    DataSource database = Databases.migrated();

    Schema.migrate(database);

    assertThat(Schema.isUpToDate(database)).isTrue();
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
