package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.nexus.core.Databases;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.wire.model.TokenKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageStatisticsTest {

  private DataSource database;
  private UsageStatistics statistics;

  @BeforeEach
  void migrate() throws SQLException {
    database = Databases.migrated();
    statistics = new UsageStatistics(database);
  }

  @Test
  void isAllZeroesAtFirst() throws SQLException {
    UsageSummary summary = statistics.total();

    assertThat(summary.all()).isEqualTo(TokenSums.NONE);
    assertThat(summary.byOutcome()).hasSize(Outcome.values().length).containsValue(0L);
    assertThat(summary.byProvider()).isEmpty();
    assertThat(summary.byModel()).isEmpty();
  }

  @Test
  void sumsByProviderAndModel() throws SQLException {
    insert("1", "c", 1L, "OpenAI", "gpt-4", 10L, "completed", "reported");
    insert("2", "c", 1L, "OpenAI", "gpt-5", 20L, "completed", "estimated");
    insert("3", "d", 2L, "Other", "gpt-4", null, "timeout", "none");

    UsageSummary summary = statistics.total();

    assertThat(summary.all()).isEqualTo(sums(3, 30, 60, 1));
    assertThat(summary.all().total()).isEqualTo(90);
    assertThat(summary.byOutcome())
        .containsEntry(Outcome.COMPLETED, 2L)
        .containsEntry(Outcome.TIMEOUT, 1L);
    assertThat(summary.byProvider())
        .extracting(ProviderTokens::providerName, provider -> provider.tokens().allInput())
        .containsExactly(tuple("OpenAI", 30L), tuple("Other", 0L));
    assertThat(summary.byModel())
        .extracting(ModelTokens::modelName, model -> model.tokens().requests())
        .containsExactly(tuple("gpt-5", 1L), tuple("gpt-4", 2L));
  }

  @Test
  void showsTheNameThatAProviderHadLast() throws SQLException {
    insert("1", "c", 1L, "Before", "m", 1L, "completed", "reported");
    insert("2", "c", 1L, "After", "m", 1L, "completed", "reported");

    assertThat(statistics.total().byProvider())
        .singleElement()
        .isEqualTo(new ProviderTokens(1, "After", sums(2, 2, 4, 0)));
  }

  @Test
  void listsNoModelThatReachedNoProvider() throws SQLException {
    insert("1", "c", null, null, null, null, "rejected", "none");

    UsageSummary summary = statistics.total();

    assertThat(summary.all().requests()).isEqualTo(1);
    assertThat(summary.byModel()).isEmpty();
  }

  @Test
  void tellsConversationsApart() throws SQLException {
    insert("1", "c", 1L, "OpenAI", "m", 1L, "completed", "reported");
    insert("2", "d", 1L, "OpenAI", "m", 5L, "completed", "reported");

    assertThat(statistics.conversation("d").orElseThrow().all().allInput()).isEqualTo(5);
    assertThat(statistics.conversation("e")).isEmpty();
  }

  /** A client may go on in a conversation that was called after an entry. */
  @Test
  void findsTheEntryThatAConversationIsCalledAfter() throws SQLException {
    insert("1", null, 1L, "OpenAI", "m", 1L, "completed", "reported");
    insert("2", "conv_1", 1L, "OpenAI", "m", 5L, "completed", "reported");
    insert("3", "other", 1L, "OpenAI", "m", 7L, "completed", "reported");

    assertThat(statistics.conversation("conv_1").orElseThrow().all().allInput()).isEqualTo(6);
    assertThat(statistics.entries("conv_1", "", 9))
        .extracting(UsageEntry::id, UsageEntry::conversationId)
        .containsExactly(tuple("1", "conv_1"), tuple("2", "conv_1"));
    assertThat(statistics.entries("conv_1", "1", 9)).extracting(UsageEntry::id).containsOnly("2");
    assertThat(statistics.conversation("conv_3")).isEmpty();
    assertThat(statistics.entries("conv_3", "", 9)).isEmpty();
  }

  @Test
  void pagesThroughEntriesNewestLast() throws SQLException {
    for (String id : new String[] {"3", "1", "2", "4"}) {
      insert(id, "c", 1L, "OpenAI", "m", null, "completed", "none");
    }

    assertThat(statistics.entries("c", "", 2)).extracting(UsageEntry::id).containsExactly("1", "2");
    assertThat(statistics.entries("c", "2", 5))
        .extracting(UsageEntry::id)
        .containsExactly("3", "4");
    assertThat(statistics.entries("c", "2", 5).get(0).usage().tokens().isUnknown()).isTrue();
  }

  /** The output is twice the input; the id is also the group's and the time of the end. */
  private void insert(
      String id,
      String conversation,
      Long provider,
      String providerName,
      String model,
      Long prompt,
      String outcome,
      String source)
      throws SQLException {
    String group =
        """
        insert into usage_group (id, provider_id, provider_name, model_name, outcome, source,
          endpoint, streamed, client_key_hint, http_status)
        values (?, ?, ?, ?, ?, ?, 'chat.completions', true, '****', 200)
        """;
    String entry =
        """
        insert into usage_entry (id, group_id, ended_at, conversation_id, input_tokens,
          output_tokens, request_id, started_at, total_ms, attempts, client_retry)
        values (?, ?, ?, ?, ?, ?, 'r', 0, 1, 1, 0)
        """;
    insert(group, id, provider, providerName, model, outcome, source);
    insert(entry, id, id, id, conversation, prompt, prompt == null ? null : prompt * 2);
    if (conversation != null) {
      insert(
          "insert into usage_conversation (conversation_id, entry_id) values (?, ?)",
          conversation,
          id);
    }
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int column = 0; column < values.length; column++) {
        insert.setObject(column + 1, values[column]);
      }
      insert.executeUpdate();
    }
  }

  private static TokenSums sums(long requests, long input, long output, long estimated) {
    return new TokenSums(
        requests, Map.of(TokenKind.INPUT, input, TokenKind.OUTPUT, output), estimated);
  }
}
