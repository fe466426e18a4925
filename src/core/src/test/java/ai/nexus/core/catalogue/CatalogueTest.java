package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.Databases;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.core.secrets.MasterKey;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final CredentialBox box = new CredentialBox(MasterKey.of(MasterKey.random()));
  private DataSource database;
  private CatalogueRows rows;
  private CatalogueReader reader;

  @BeforeEach
  void makeDatabase() throws SQLException {
    database = Databases.migrated();
    rows = new CatalogueRows(database);
    reader = new CatalogueReader(database, box);
  }

  @Test
  void readsAProviderWithItsSecretsOpen() throws SQLException {
    rows.provider(
        1, "OpenAI", "https://api.openai.com/v1/", box.seal("provider.server_key", "sk"), "k");
    rows.run(
        "update provider set proxy_url = ?", box.seal("provider.proxy_url", "socks5://u:p@h:1"));
    rows.model(10, 1, "gpt-4", null);

    Provider provider = targets("k", "gpt-4").get(0).provider();

    assertThat(provider.serverUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
    assertThat(provider.serverKey()).contains("sk");
    assertThat(provider.proxyUrl()).contains(URI.create("socks5://u:p@h:1"));
    assertThat(provider.dialect()).isEqualTo(Dialect.OPENAI);
    assertThat(provider.storeMessages()).isFalse();
    assertThat(provider.onClientGone()).isEqualTo(OnClientGone.CANCEL);
  }

  @Test
  void findsAModelsTargetsOfAllClientKeysTogether() throws SQLException {
    rows.provider(1, "one", "https://one.example/v1", null, "k1");
    rows.provider(2, "two", "https://two.example/v1", null, "k2");
    rows.provider(3, "three", "https://three.example/v1", null, "k2");
    rows.model(10, 1, "gpt-4", null);
    rows.model(11, 2, "gpt-*", null);
    rows.model(12, 3, "other", null);

    Catalogue catalogue = reader.read();

    assertThat(catalogue.targets("gpt-4"))
        .extracting(target -> target.provider().name())
        .containsExactly("one", "two");
    assertThat(catalogue.targets("none")).isEmpty();
    assertThat(catalogue.providers())
        .extracting(Provider::name)
        .containsExactlyInAnyOrder("one", "two", "three");
  }

  /**
   * Two edits, because one that waits for a lock must not read what the next in the queue wrote.
   */
  @Test
  void takesNoRevisionThatIsUndone() throws Exception {
    AtomicBoolean editing = new AtomicBoolean(true);
    List<CompletableFuture<Void>> edits =
        Stream.generate(() -> CompletableFuture.runAsync(() -> editAndUndo(editing)))
            .limit(2)
            .toList();
    Set<Long> revisions = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      revisions.add(reader.revision());
    }

    editing.set(false);
    edits.forEach(CompletableFuture::join);
    assertThat(revisions).hasSize(1);
  }

  private void editAndUndo(AtomicBoolean editing) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (editing.get()) {
        statement.executeUpdate("update catalogue_revision set revision = revision + 1");
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void readsWhatBecomesOfAnswersWhoseClientHasGone() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");
    rows.model(10, 1, "m", null);
    rows.run("update provider set on_client_gone = ?", "drain");

    Provider provider = targets("k", "m").get(0).provider();

    assertThat(provider.onClientGone()).isEqualTo(OnClientGone.DRAIN);
  }

  @Test
  void unitesTheModelsOfAllProvidersWithTheKeyInOrderOfRegistration() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");
    rows.provider(2, "B", "http://b", null, "k");
    rows.model(10, 2, "zeta", null);
    rows.model(11, 1, "alpha", "alpha-upstream");
    rows.model(12, 1, "zeta", null);

    Map<String, List<Target>> models = reader.read().modelsOf("k").orElseThrow();

    assertThat(models.keySet()).containsExactly("zeta", "alpha");
    assertThat(models.get("zeta"))
        .extracting(target -> target.provider().name())
        .containsExactly("B", "A");
    assertThat(models.get("alpha").get(0).upstreamModel()).isEqualTo("alpha-upstream");
    assertThat(models.get("zeta").get(0).isAlias()).isFalse();
  }

  @Test
  void ordersTargetsByPriorityThenRegistrationThenKey() throws SQLException {
    rows.provider(1, "A", "http://a", box.seal("provider.server_key", "a1"), "k");
    rows.key(1, 0, box.seal("provider_key.server_key", "a2"));
    rows.key(1, 1, box.seal("provider_key.server_key", "a3"));
    rows.provider(2, "B", "http://b", null, "k");
    rows.provider(3, "C", "http://c", null, "k");
    rows.model(10, 2, "m", null);
    rows.model(11, 1, "m", null);
    rows.model(12, 3, "m", null);
    rows.run("update provider_model set priority = 0, weight = 7 where id = ?", 12L);

    List<Target> targets = reader.read().targets("k", "m");

    assertThat(targets)
        .extracting(target -> target.provider().toString())
        .containsExactly(
            "Provider[3 C]",
            "Provider[2 B]",
            "Provider[1 A]",
            "Provider[1 A key 2]",
            "Provider[1 A key 3]");
    assertThat(targets)
        .extracting(target -> target.provider().serverKey().orElse("none"))
        .containsExactly("none", "none", "a1", "a2", "a3");
    assertThat(targets.get(0).placement()).isEqualTo(new Placement(0, 7));
    assertThat(targets.get(1).placement()).isEqualTo(Placement.DEFAULT);
  }

  @Test
  void listsAProviderOnceForEachOfItsKeys() throws SQLException {
    rows.provider(1, "A", "http://a", box.seal("provider.server_key", "a1"), "k");
    rows.key(1, 0, box.seal("provider_key.server_key", "a2"));
    rows.model(10, 1, "m", null);
    rows.model(11, 1, "n-*", null);

    Catalogue catalogue = reader.read();

    assertThat(catalogue.providersOf("k"))
        .extracting(provider -> provider.serverKey().orElse("none"))
        .containsExactly("a1", "a2");
    assertThat(catalogue.modelsOf("k").orElseThrow()).containsOnlyKeys("m");
    assertThat(catalogue.targets("k", "n-1")).hasSize(2);
    assertThat(catalogue.targets("k", "a/m")).hasSize(2);
  }

  @Test
  void readsAProvidersOwnLimits() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");
    rows.model(10, 1, "m", null);
    assertThat(targets("k", "m").get(0).provider().limits()).isEqualTo(ProviderLimits.NONE);
    assertThat(targets("k", "m").get(0).provider().healthCheck()).isEqualTo(HealthCheck.PASSIVE);

    rows.run(
        """
        update provider set max_concurrent = 5, max_queued = 0, connect_timeout_ms = 100,
          first_event_timeout_ms = 2000, idle_timeout_ms = 3000, total_timeout_ms = 86400000,
          health_check = ?, health_check_interval_s = 60
        """,
        "active");
    Provider provider = targets("k", "m").get(0).provider();

    assertThat(provider.limits())
        .isEqualTo(
            new ProviderLimits(
                OptionalInt.of(5),
                OptionalInt.of(0),
                Optional.of(Duration.ofMillis(100)),
                Optional.of(Duration.ofSeconds(2)),
                Optional.of(Duration.ofSeconds(3)),
                Optional.of(Duration.ofHours(24))));
    assertThat(provider.healthCheck()).isEqualTo(HealthCheck.ACTIVE);
    assertThat(provider.healthCheckInterval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void readsHowRequestsForAModelArePlaced() throws SQLException {
    rows.route("gpt-4", "least_busy", "none", "[\"o3\",\"Claude \\\"4\\\"\"]", 1000, null);
    rows.route("claude-*", "fastest", "conversation", "[]", null, 2000);
    rows.provider(1, "A", "http://a", null, "k");
    rows.model(10, 1, "claude-own", null);

    Catalogue catalogue = reader.read();

    assertThat(catalogue.policy("gpt-4"))
        .isEqualTo(
            new RoutePolicy(
                "gpt-4",
                Strategy.LEAST_BUSY,
                Affinity.NONE,
                List.of("o3", "Claude \"4\""),
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty()));
    assertThat(catalogue.policy("claude-4").strategy()).isEqualTo(Strategy.FASTEST);
    assertThat(catalogue.policy("claude-4").total()).contains(Duration.ofSeconds(2));
    assertThat(catalogue.policy("claude-own")).isEqualTo(RoutePolicy.of("claude-own"));
  }

  @Test
  void leavesOutARouteThatCannotBeReadAndKeepsTheOthers() throws SQLException {
    rows.route("a", "of-tomorrow", "none", "[]", null, null);
    rows.route("b", "fastest", "none", "{}", null, null);
    rows.route("c", "fastest", "none", "[]", 1, null);
    rows.route("d", "fastest", "none", "[]", null, null);

    Catalogue catalogue = reader.read();

    assertThat(Stream.of("a", "b", "c", "d").map(model -> catalogue.policy(model).strategy()))
        .containsExactly(Strategy.WEIGHTED, Strategy.WEIGHTED, Strategy.WEIGHTED, Strategy.FASTEST);
  }

  @Test
  void knowsAKeyThatHasNoModelYet() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");

    assertThat(reader.read().modelsOf("k")).hasValue(Map.of());
    assertThat(reader.read().modelsOf("other")).isEmpty();
  }

  @Test
  void leavesOutDisabledProviders() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");
    rows.run("update provider set enabled = ?", false);

    assertThat(reader.read().modelsOf("k")).isEmpty();
  }

  @Test
  void leavesOutAProviderThatCannotBeUsedAndKeepsTheOthers() throws SQLException {
    CredentialBox other = new CredentialBox(MasterKey.of(MasterKey.random()));
    rows.provider(1, "other key", "http://a", other.seal("provider.server_key", "sk"), "k1");
    rows.provider(2, "no base64", "http://a", "~~~", "k2");
    rows.provider(3, "too short", "http://a", "AAAA", "k3");
    rows.provider(4, "bad url", "http://a b", null, "k4");
    rows.provider(5, "good", "http://a", null, "k5");
    rows.provider(6, "other second key", "http://a", null, "k6");
    rows.key(6, 0, other.seal("provider_key.server_key", "sk"));
    for (int id = 1; id <= 6; id++) {
      rows.model(10 + id, id, "m", null);
    }

    Catalogue catalogue = reader.read();

    assertThat(Stream.of("k1", "k2", "k3", "k4", "k5", "k6").filter(catalogue::knows))
        .containsExactly("k5");
  }

  private List<Target> targets(String keyHash, String model) throws SQLException {
    return reader.read().modelsOf(keyHash).orElseThrow().get(model);
  }
}
