package ai.nexus.core.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.statistics.UsageStatistics;
import ai.nexus.core.statistics.UsageTotals;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.core.usage.WrittenLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs of the writer and of a repricing; the roll-ups have them as well. */
class RepricingTest {

  private static final Instant END = Instant.parse("2026-03-04T05:06:07.089Z");

  @TempDir Path journal;
  private DataSource database;
  private WrittenLedger ledger;
  private UsageStatistics statistics;
  private Repricing repricing;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    ledger = new WrittenLedger(journal, database);
    statistics = new UsageStatistics(database);
    repricing = new Repricing(database);
  }

  @Test
  void anEntryIsWrittenWithItsCost() throws Exception {
    price("gpt-4", "USD", 2, 10);

    ledger.write(SomeEntry.of("1").tokens(1000, 100), SomeEntry.of("2").model("x").tokens(1, 1));

    assertThat(costs()).isEqualTo(Map.of("USD", new BigDecimal("0.003000000000")));
    assertThat(statistics.total().all().unpriced()).isEqualTo(1);
    assertThat(entryCosts()).containsExactly("0.003000000000", "null");
  }

  @Test
  void whatTheCacheAnsweredCostsNothingAndIsCertain() throws Exception {
    price("gpt-4", "USD", 2, 10);

    ledger.write(
        SomeEntry.of("1").tokens(0, 0).source(UsageSource.CACHED),
        SomeEntry.of("2").source(UsageSource.CACHED),
        SomeEntry.of("3").model("x").tokens(0, 0).source(UsageSource.CACHED));

    UsageTotals all = statistics.total().all();
    assertThat(entryCosts()).containsExactly("0E-12", "0E-12", "null");
    assertThat(all.requests()).isEqualTo(3);
    assertThat(List.of(all.unpriced(), all.unknown(), all.estimated(), all.partial()))
        .containsOnly(0L);
  }

  @Test
  void aPriceThatComesLaterMakesNoCostForTheCache() throws Exception {
    ledger.write(SomeEntry.of("1").tokens(0, 0).source(UsageSource.CACHED));
    price("gpt-4", "USD", 2, 10);

    repricing.run(EntryFilter.ALL, true);

    assertThat(entryCosts()).containsExactly("0E-12");
    assertThat(statistics.total().all().unpriced()).isZero();
  }

  @Test
  void anEditCountsForWhatIsWrittenAfterIt() throws Exception {
    ledger.write(SomeEntry.of("1").tokens(1000, 100));
    price("gpt-4", "USD", 2, 10);

    ledger.write(SomeEntry.of("2").tokens(1000, 100));

    assertThat(entryCosts()).containsExactly("null", "0.003000000000");
  }

  @Test
  void pricesWhatHadNoPrice() throws Exception {
    ledger.write(SomeEntry.of("1").tokens(1000, 100), SomeEntry.of("2").model("x").tokens(1, 1));
    price("gpt-4", "USD", 2, 10);

    RepricingResult result = repricing.run(EntryFilter.ALL, true);

    assertThat(result.looked()).isEqualTo(2);
    assertThat(result.changed()).isEqualTo(1);
    assertThat(result.before()).isEmpty();
    assertThat(result.after()).isEqualTo(Map.of("USD", new BigDecimal("0.003000000000")));
    assertThat(entryCosts()).containsExactly("0.003000000000", "null");
    assertThat(costs()).isEqualTo(result.after());
    assertThat(statistics.total().all().unpriced()).isEqualTo(1);
    assertThat(statistics.total().all().requests()).isEqualTo(2);
  }

  @Test
  void changesACostOnlyWhereThatIsAsked() throws Exception {
    price("gpt-4", "USD", 2, 10);
    ledger.write(SomeEntry.of("1").tokens(1000, 100));
    update("update price set input_tokens = 3");

    assertThat(repricing.run(EntryFilter.ALL, true).changed()).isZero();
    RepricingResult result = repricing.run(EntryFilter.ALL, false);

    assertThat(result.changed()).isEqualTo(1);
    assertThat(result.before()).isEqualTo(Map.of("USD", new BigDecimal("0.003000000000")));
    assertThat(result.after()).isEqualTo(Map.of("USD", new BigDecimal("0.004000000000")));
    assertThat(costs()).isEqualTo(result.after());
  }

  @Test
  void movesTheSumsToAnotherCurrency() throws Exception {
    price("gpt-4", "USD", 2, 10);
    ledger.write(SomeEntry.of("1").tokens(1000, 100));
    new RollUps(database).move(END.plus(Duration.ofDays(1)));
    UsageTotals before = statistics.total().all();
    update("update price set currency = 'EUR'");

    repricing.run(EntryFilter.ALL, false);

    UsageTotals after = statistics.total().all();
    assertThat(after.cost()).isEqualTo(Map.of("EUR", new BigDecimal("0.003000000000")));
    assertThat(after.requests()).isEqualTo(1);
    assertThat(after.tokens()).isEqualTo(before.tokens());
    new RollUps(database).move(END.plus(Duration.ofDays(1)));
    assertThat(statistics.total().all()).isEqualTo(after);
  }

  @Test
  void leavesTheCostsOfAProviderThatIsGone() throws Exception {
    price("gpt-4", "USD", 2, 10);
    ledger.write(SomeEntry.of("1").tokens(1000, 100));
    update("delete from price");

    assertThat(repricing.run(EntryFilter.ALL, false).changed()).isZero();

    assertThat(entryCosts()).containsExactly("0.003000000000");
  }

  @Test
  void writesOnWhereAProvidersUrlIsNone() throws Exception {
    provider("no url at all");
    price("gpt-4", "USD", 2, 10);

    ledger.write(SomeEntry.of("1").tokens(1000, 100));

    assertThat(entryCosts()).containsExactly("0.003000000000");
  }

  @Test
  void takesACostAwayWhereThePriceIsGone() throws Exception {
    provider("https://api.example/v1");
    price("gpt-4", "USD", 2, 10);
    ledger.write(SomeEntry.of("1").tokens(1000, 100));
    update("delete from price");

    repricing.run(EntryFilter.ALL, false);

    assertThat(entryCosts()).containsExactly("null");
    assertThat(costs()).isEmpty();
    assertThat(statistics.total().all().unpriced()).isEqualTo(1);
  }

  /** After any course of prices the sums are those of the entries. */
  @Test
  void keepsTheSumsEqualToTheEntries() throws Exception {
    Random random = new Random(20261126);
    provider("https://api.example/v1");
    List<SomeEntry> entries = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      Instant end = END.plus(Duration.ofMinutes(random.nextInt(3000)));
      entries.add(
          SomeEntry.of("A" + i)
              .end(end)
              .model("m" + random.nextInt(3))
              .tokens(random.nextInt(5000), random.nextInt(5000)));
    }
    ledger.write(entries);
    RollUps rollUps = new RollUps(database);

    for (int round = 0; round < 6; round++) {
      update("delete from price");
      for (int model = 0; model < 3; model++) {
        if (random.nextBoolean()) {
          price(
              "m" + model,
              random.nextBoolean() ? "USD" : "EUR",
              1 + random.nextInt(9),
              1 + random.nextInt(9));
        }
      }
      rollUps.move(END.plus(Duration.ofMinutes(random.nextInt(3000))));

      repricing.run(EntryFilter.ALL, round % 2 == 1);

      assertThat(costs()).isEqualTo(costsOfEntries());
      assertThat(statistics.total().all().requests()).isEqualTo(1500);
      assertThat(statistics.total().all().unpriced())
          .isEqualTo(entryCosts().stream().filter("null"::equals).count());
    }
  }

  private Map<String, BigDecimal> costs() throws SQLException {
    return statistics.total().all().cost();
  }

  private Map<String, BigDecimal> costsOfEntries() throws SQLException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select cost, currency from ledger where cost is not null")) {
      while (rows.next()) {
        sums.merge(rows.getString(2), rows.getBigDecimal(1), BigDecimal::add);
      }
    }
    return sums;
  }

  private List<String> entryCosts() throws SQLException {
    List<String> costs = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select cost from ledger order by id")) {
      while (rows.next()) {
        costs.add(String.valueOf(rows.getBigDecimal(1)));
      }
    }
    return costs;
  }

  /** That of the entries. */
  private void provider(String url) throws SQLException {
    update(
        """
        insert into provider (id, name, server_url, personalized_key_hash, personalized_key_hint,
          description, enabled, store_messages, created_at, updated_at)
        values (1, 'OpenAI', '%s', '', '', '', true, true, 0, 0)
        """
            .formatted(url));
  }

  private void price(String model, String currency, int input, int output) throws SQLException {
    update(
        """
        insert into price (model, valid_from, above_input_tokens, currency, input_tokens,
          output_tokens, source, shipped, created_at, updated_at)
        values ('%s', 0, 0, '%s', %d, %d, '', false, 0, 0)
        """
            .formatted(model, currency, input, output));
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      statement.executeUpdate("update catalogue_revision set revision = revision + 1");
    }
  }
}
