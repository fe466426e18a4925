package ai.nexus.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.nexus.core.Databases;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    assertThat(summary.all()).isEqualTo(new TokenSums(3, 30, 60, 0, 0, 1));
    assertThat(summary.all().total()).isEqualTo(90);
    assertThat(summary.byOutcome())
        .containsEntry(Outcome.COMPLETED, 2L)
        .containsEntry(Outcome.TIMEOUT, 1L);
    assertThat(summary.byProvider())
        .extracting(ProviderTokens::providerName, provider -> provider.tokens().prompt())
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
        .isEqualTo(new ProviderTokens(1, "After", new TokenSums(2, 2, 4, 0, 0, 0)));
  }

  @Test
  void listsNoModelThatReachedNoProvider() throws SQLException {
    insert("1", "c", null, null, "invented", null, "rejected", "none");

    UsageSummary summary = statistics.total();

    assertThat(summary.all().requests()).isEqualTo(1);
    assertThat(summary.byModel()).isEmpty();
  }

  @Test
  void tellsConversationsApart() throws SQLException {
    insert("1", "c", 1L, "OpenAI", "m", 1L, "completed", "reported");
    insert("2", "d", 1L, "OpenAI", "m", 5L, "completed", "reported");

    assertThat(statistics.conversation("d").orElseThrow().all().prompt()).isEqualTo(5);
    assertThat(statistics.conversation("e")).isEmpty();
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
    assertThat(statistics.entries("c", "2", 5).get(0).usage().isUnknown()).isTrue();
  }

  /** The completion tokens are twice the prompt's; the id is also the time of the end. */
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
    String sql =
        """
        insert into usage_entry (id, conversation_id, provider_id, provider_name, model_name,
          prompt_tokens, completion_tokens, outcome, source, ended_at, request_id, started_at,
          endpoint, streamed, client_key_hint, total_ms, http_status, attempts, client_retry)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'r', 0, 'chat.completions', true, '****', 1, 200, 1, 0)
        """;
    Long completion = prompt == null ? null : prompt * 2;
    Object[] values = {
      id, conversation, provider, providerName, model, prompt, completion, outcome, source, id
    };
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int column = 0; column < values.length; column++) {
        insert.setObject(column + 1, values[column]);
      }
      insert.executeUpdate();
    }
  }
}
