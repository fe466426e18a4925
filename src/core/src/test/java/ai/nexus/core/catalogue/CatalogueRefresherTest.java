package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.Databases;
import ai.nexus.core.FailingDataSource;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.core.secrets.MasterKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueRefresherTest {

  private FailingDataSource database;
  private CatalogueRows rows;
  private CatalogueReader reader;
  private CatalogueRefresher refresher;

  @BeforeEach
  void makeDatabase() throws SQLException {
    database = new FailingDataSource(Databases.migrated());
    rows = new CatalogueRows(database);
    reader = new CatalogueReader(database, new CredentialBox(MasterKey.of(MasterKey.random())));
    refresher = new CatalogueRefresher(reader);
  }

  @Test
  void pollSwapsOnlyWhenTheRevisionMoved() throws SQLException {
    refresher.poll();
    Catalogue first = refresher.current();
    refresher.poll();
    assertThat(refresher.current()).isSameAs(first);

    rows.provider(1, "A", "http://a", null, "k");
    rows.revision(1);
    refresher.poll();

    assertThat(refresher.current().revision()).isEqualTo(1);
    assertThat(refresher.current().modelsOf("k")).isPresent();
  }

  @Test
  void aMissSeesEveryEditMadeBeforeIt() throws SQLException {
    for (int i = 1; i <= 50; i++) {
      rows.provider(i, "P" + i, "http://a", null, "k" + i);
      rows.revision(i);

      assertThat(refresher.currentAfterMiss().modelsOf("k" + i)).isPresent();
    }
  }

  @Test
  void allThatMissAtOnceSeeTheEdit() throws SQLException {
    refresher.poll();
    rows.provider(1, "A", "http://a", null, "k");
    rows.revision(1);

    boolean all =
        IntStream.range(0, 500)
            .parallel()
            .allMatch(i -> refresher.currentAfterMiss().modelsOf("k").isPresent());

    assertThat(all).isTrue();
  }

  @Test
  void keepsTheSnapshotWhileTheDatabaseIsAway() throws SQLException {
    rows.provider(1, "A", "http://a", null, "k");
    refresher.poll();
    database.fail();

    refresher.poll();

    assertThat(refresher.current().modelsOf("k")).isPresent();
    assertThat(refresher.latest().modelsOf("k")).isPresent();
    database.work();
    rows.revision(1);
    refresher.poll();
    assertThat(refresher.current().revision()).isEqualTo(1);
  }

  @Test
  void tellsThatItCannotLookWhileTheDatabaseIsAway() throws SQLException {
    refresher.poll();
    database.fail();

    assertCannotLook();
    assertCannotLook();

    database.work();
    rows.provider(1, "A", "http://a", null, "k");
    rows.revision(1);
    refresher.poll();
    assertThat(refresher.currentAfterMiss().modelsOf("k")).isPresent();
  }

  @Test
  void doesNotWaitLongForASilentDatabase() throws Exception {
    var impatient = new CatalogueRefresher(reader, Duration.ofMillis(20));
    database.beSilent();
    CompletableFuture<Void> poll = CompletableFuture.runAsync(impatient::poll);
    await().until(impatient::isLooking);

    assertThat(impatient.latest()).isSameAs(Catalogue.EMPTY);
    assertThatExceptionOfType(GatewayException.class).isThrownBy(impatient::currentAfterMiss);

    database.work();
    poll.get(20, TimeUnit.SECONDS);
    assertThat(impatient.currentAfterMiss()).isNotSameAs(Catalogue.EMPTY);
  }

  @Test
  void aFloodOfMissesHidesNoEdit() throws SQLException {
    // Some more than may look at once: the budget fills up again meanwhile.
    for (int i = 0; i < 110; i++) {
      assertThat(refresher.currentAfterMiss().knows("made up " + i)).isFalse();
    }
    rows.provider(1, "A", "http://a", null, "k");
    rows.revision(1);

    assertThat(refresher.currentAfterMiss().knows("k")).isTrue();
  }

  private void assertCannotLook() {
    assertThatExceptionOfType(GatewayException.class)
        .isThrownBy(refresher::currentAfterMiss)
        .satisfies(
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.CATALOGUE_UNAVAILABLE);
              assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(1));
            });
  }
}
