package ai.nexus.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Figures;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.FullBacklog;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Clients that ask, hang up and read slowly while their providers have every fault of {@link
 * UpstreamFault} by chance, against the shipped jar with a small heap. Then nothing is lost, and
 * nothing is left: no exchange, connection, thread, file, buffer. Seconds: {@code -Dsoak.seconds},
 * 1800 with {@code -Psoak}; the random seed is printed, {@code -Dsoak.seed} sets it.
 */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the process is somebody else's")
@EnabledOnOs(value = OS.LINUX, disabledReason = "files are counted as Linux does")
class SoakIT {

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("nexus.soak.seconds", 30));
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(30);
  private static final long SEED = seed();
  private static final int CLIENTS = 16;
  private static final long MIB = 1 << 20;

  // Threads of pools come and go, and so do the journal's files.
  private static final Vitals SLACK = new Vitals(8, 12, 12 * MIB, 8 * MIB);

  private final Random random = new Random(SEED);

  @Test
  void nothingIsLostAndNothingIsLeftAfterManyFaults() throws Exception {
    System.out.println("SoakIT: " + TIME.toSeconds() + " s, seed " + SEED);
    try (FakeProvider upstream = FakeProvider.start();
        FullBacklog full = FullBacklog.open();
        NexusServer server = NexusServer.start(Ground.soaked("soak"));
        Probe probe = Probe.into(server.pid())) {
      var admin = new AdminClient(server.admin());
      List<String> models = SoakModels.made(admin, upstream, full, random);
      load(server, models, new SoakNotes("warm-up", WARM_UP));
      awaitQuiet(admin, upstream);
      Vitals before = probe.vitals();
      System.out.println("SoakIT: " + before + " behind the warm-up");

      SoakNotes notes = new SoakNotes("soak", TIME);
      load(server, models, notes);

      awaitQuiet(admin, upstream);
      notes.check(admin);
      assertThat(notes.tally()).containsKeys(Sight.WHOLE, Sight.ERROR, Sight.ERROR_EVENT);
      awaitNoMoreThan(before, probe);
      System.out.printf(
          "SoakIT: %s; %s before, %s behind%n", notes.tally(), before, probe.vitals());
      SoakLog.of(server.plan().home()).assertNoOtherErrorsThan(SoakLog.EXPECTED);
    }
  }

  private void load(NexusServer server, List<String> models, SoakNotes notes)
      throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      clients.execute(new SoakClient(server.api(), models, notes, new Random(random.nextLong())));
    }
    clients.shutdown();
    long longest = TIME.plus(WARM_UP).plus(UNTIL_QUIET).toSeconds();
    assertThat(clients.awaitTermination(longest, TimeUnit.SECONDS)).isTrue();
  }

  /** Every exchange has ended and is in the database, and every connection is closed. */
  private static void awaitQuiet(AdminClient admin, FakeProvider upstream) {
    await()
        .atMost(UNTIL_QUIET)
        .untilAsserted(
            () -> {
              assertThat(open(admin)).as("exchanges that are open").isZero();
              assertThat(Figures.of(admin)).containsEntry("nexus_ledger_entries_waiting", 0L);
              assertThat(upstream.connectionsOpen()).as("connections to providers").isZero();
            });
  }

  private static int open(AdminClient admin) {
    return admin.list("/targets").getValuesAs(JsonObject.class).stream()
        .mapToInt(target -> target.getInt("open_requests"))
        .sum();
  }

  private static void awaitNoMoreThan(Vitals before, Probe probe) {
    await()
        .atMost(UNTIL_QUIET)
        .pollInterval(Duration.ofSeconds(1))
        .until(probe::vitals, now -> now.isNoMoreThan(before, SLACK));
  }

  private static long seed() {
    long set = Long.getLong("nexus.soak.seed", 0);
    return set == 0 ? System.nanoTime() : set;
  }
}
