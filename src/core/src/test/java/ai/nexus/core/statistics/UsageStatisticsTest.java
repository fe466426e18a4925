package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.nexus.core.Databases;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.SomeEntry;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.core.usage.WrittenLedger;
import ai.nexus.wire.model.TokenKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageStatisticsTest {

  @TempDir Path journal;
  private DataSource database;
  private WrittenLedger ledger;
  private UsageStatistics statistics;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    ledger = new WrittenLedger(journal, database);
    statistics = new UsageStatistics(database);
  }

  @Test
  void isAllZeroesAtFirst() throws SQLException {
    UsageSummary summary = statistics.total();

    assertThat(summary.all().requests()).isZero();
    assertThat(summary.all().tokens()).isEmpty();
    assertThat(summary.all().meanTotal()).isEmpty();
    assertThat(summary.byOutcome()).hasSize(Outcome.values().length).containsValue(0L);
    assertThat(summary.byProvider()).isEmpty();
    assertThat(summary.byModel()).isEmpty();
  }

  @Test
  void sumsByProviderAndModel() throws Exception {
    ledger.write(
        SomeEntry.of("1").tokens(10, 20),
        SomeEntry.of("2").model("gpt-5").tokens(20, 40).source(UsageSource.ESTIMATED),
        SomeEntry.of("3").provider(2, "Other").outcome(Outcome.TIMEOUT).source(UsageSource.NONE));

    UsageSummary summary = statistics.total();

    assertThat(summary.all().requests()).isEqualTo(3);
    assertThat(summary.all().estimated()).isEqualTo(1);
    assertThat(summary.all().unknown()).isEqualTo(1);
    assertThat(summary.all().unpriced()).isEqualTo(2);
    assertThat(summary.all().tokens())
        .isEqualTo(Map.of(TokenKind.INPUT, 30L, TokenKind.OUTPUT, 60L));
    assertThat(summary.all().total()).isEqualTo(90);
    assertThat(summary.byOutcome())
        .containsEntry(Outcome.COMPLETED, 2L)
        .containsEntry(Outcome.TIMEOUT, 1L);
    assertThat(summary.byProvider())
        .extracting(ProviderUsage::providerName, provider -> provider.totals().allInput())
        .containsExactly(tuple("OpenAI", 30L), tuple("Other", 0L));
    assertThat(summary.byModel())
        .extracting(ModelUsage::modelName, model -> model.totals().requests())
        .containsExactly(tuple("gpt-5", 1L), tuple("gpt-4", 2L));
  }

  @Test
  void showsTheNameThatAProviderHadLast() throws Exception {
    ledger.write(SomeEntry.of("1").provider(1, "Before"));
    ledger.write(SomeEntry.of("2").provider(1, "After"));

    assertThat(statistics.total().byProvider())
        .extracting(ProviderUsage::providerName, provider -> provider.totals().requests())
        .containsExactly(tuple("After", 2L));
  }

  @Test
  void showsTheNameThatAProviderHas() throws Exception {
    ledger.write(SomeEntry.of("1").provider(1, "Before"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into provider (id, name, server_url, personalized_key_hash, personalized_key_hint,
            description, enabled, store_messages, created_at, updated_at)
          values (1, 'Now', '', '', '', '', true, true, 0, 0)
          """);
    }

    assertThat(statistics.total().byProvider())
        .extracting(ProviderUsage::providerName)
        .containsExactly("Now");
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "Before, 1", "After, 2", "2, 4", "Other, 4", "'', 8"})
  void filtersByAProvidersIdOrTheNameThatItHadThen(String provider, long input) throws Exception {
    ledger.write(SomeEntry.of("1").provider(1, "Before").tokens(1, 0));
    ledger.write(SomeEntry.of("2").provider(1, "After").tokens(2, 0));
    ledger.write(SomeEntry.of("3").provider(2, "Other").tokens(4, 0));
    ledger.write(SomeEntry.of("4").noProvider().tokens(8, 0));

    List<UsageRow> rows = statistics.rows(of(provider));

    assertThat(rows).extracting(row -> row.totals().allInput()).containsExactly(input);
  }

  private static UsageQuery of(String provider) {
    return new UsageQuery(
        0,
        Integer.MAX_VALUE,
        ZoneId.of("UTC"),
        Interval.NONE,
        List.of(),
        Map.of(Dimension.PROVIDER, Set.of(provider)),
        Optional.empty());
  }

  @Test
  void listsNoModelThatReachedNoProvider() throws Exception {
    ledger.write(SomeEntry.of("1").noProvider().outcome(Outcome.REJECTED));

    UsageSummary summary = statistics.total();

    assertThat(summary.all().requests()).isEqualTo(1);
    assertThat(summary.byModel()).isEmpty();
  }

  @Test
  void tellsConversationsApart() throws Exception {
    ledger.write(
        SomeEntry.of("1").conversation("c").tokens(1, 2),
        SomeEntry.of("2").conversation("d").tokens(5, 10));

    assertThat(statistics.conversation("d").orElseThrow().all().allInput()).isEqualTo(5);
    assertThat(statistics.conversation("e")).isEmpty();
  }

  /** A client may go on in a conversation that was called after an entry. */
  @Test
  void findsTheEntryThatAConversationIsCalledAfter() throws Exception {
    ledger.write(
        SomeEntry.of("1").tokens(1, 2),
        SomeEntry.of("2").conversation("conv_1").tokens(5, 10),
        SomeEntry.of("3").conversation("other").tokens(7, 14));

    assertThat(statistics.conversation("conv_1").orElseThrow().all().allInput()).isEqualTo(6);
    assertThat(statistics.entries("conv_1", "", 9))
        .extracting(LedgerEntry::id, entry -> entry.entry().conversationId())
        .containsExactly(tuple("1", "conv_1"), tuple("2", "conv_1"));
    assertThat(statistics.entries("conv_1", "1", 9)).extracting(LedgerEntry::id).containsOnly("2");
    assertThat(statistics.conversation("conv_3")).isEmpty();
    assertThat(statistics.entries("conv_3", "", 9)).isEmpty();
  }

  @Test
  void pagesThroughEntriesNewestLast() throws Exception {
    for (String id : List.of("3", "1", "2", "4")) {
      ledger.write(SomeEntry.of(id).conversation("c").source(UsageSource.NONE));
    }

    assertThat(statistics.entries("c", "", 2))
        .extracting(LedgerEntry::id)
        .containsExactly("1", "2");
    assertThat(statistics.entries("c", "2", 5))
        .extracting(LedgerEntry::id)
        .containsExactly("3", "4");
    assertThat(statistics.entries("c", "2", 5).get(0).entry().usage().tokens().isUnknown())
        .isTrue();
  }
}
