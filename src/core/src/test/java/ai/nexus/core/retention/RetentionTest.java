package ai.nexus.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.statistics.UsageStatistics;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.WrittenLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private final Instant now = Instant.now();
  private final Instant old = now.minus(Duration.ofDays(31));
  private final Instant young = now.minus(Duration.ofDays(29));

  @TempDir Path journal;
  private DataSource database;
  private WrittenLedger ledger;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    ledger = new WrittenLedger(journal, database);
  }

  @Test
  void deletesEntriesThatAreTooOldAndTheirConversations() throws Exception {
    ledger.write(
        SomeEntry.of("1").end(old).conversation("c"),
        SomeEntry.of("2").end(young).conversation("c"),
        SomeEntry.of("3").end(old));

    retention(Duration.ofDays(30)).run();

    assertThat(select("select id from usage_entry")).containsExactly("2");
    assertThat(select("select entry_id from usage_conversation")).containsExactly("2");
  }

  @Test
  void deletesTheirAttempts() throws Exception {
    ledger.write(
        SomeEntry.of("1").end(old).triedBefore(2),
        SomeEntry.of("2").end(young).triedBefore(1),
        SomeEntry.of("3").end(old));

    retention(Duration.ofDays(30)).run();

    assertThat(select("select entry_id from usage_attempt")).containsExactly("2");
  }

  @Test
  void deletesAnyNumber() throws Exception {
    List<SomeEntry> entries = new ArrayList<>();
    IntStream.range(0, 1700).forEach(i -> entries.add(SomeEntry.of("A" + i).end(old)));
    IntStream.range(0, 10).forEach(i -> entries.add(SomeEntry.of("B" + i).end(young)));
    ledger.write(entries);

    retention(Duration.ofDays(30)).run();

    assertThat(select("select id from usage_entry")).hasSize(10).allMatch(id -> id.startsWith("B"));
  }

  @Test
  void keepsTheSums() throws Exception {
    ledger.write(SomeEntry.of("1").end(old).tokens(3, 4));

    retention(Duration.ofDays(30)).run();

    assertThat(select("select id from usage_entry")).isEmpty();
    assertThat(new UsageStatistics(database).total().all().total()).isEqualTo(7);
  }

  @Test
  void keepsEverythingWhereNoAgeIsSet() throws Exception {
    ledger.write(SomeEntry.of("1").end(Instant.EPOCH));

    new Retention(new RetentionConfig(Optional.empty()), database).run();

    assertThat(select("select id from usage_entry")).containsExactly("1");
  }

  private Retention retention(Duration age) {
    return new Retention(new RetentionConfig(Optional.of(age)), database);
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
}
