package ai.nexus.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Kills the gateway by SIGKILL under load, again and again on one home folder, in every third round
 * once more while it starts and replays its journal. Then holds its ledger against the upstream's
 * books, entry by entry. Rounds: {@code -Dkill.rounds}, 200 with {@code -Pkill}; the random seed is
 * printed, and {@code -Dkill.seed} sets it.
 */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the process is somebody else's")
class LedgerKillIT {

  private static final int ROUNDS = Integer.getInteger("nexus.kill.rounds", 10);
  private static final long SEED = seed();
  private static final int MOST_ANSWERS = 400;
  private static final int MOST_MICROS = 20_000;
  private static final List<String> LINGERS = List.of("0ms", "100ms", "1s");

  private final Random random = new Random(SEED);
  private final ChargingScript script = new ChargingScript();
  private final List<Load> loads = new ArrayList<>();
  private ServerPlan plan = Servers.plan("ledger-kill").with("NEXUS_USAGE_SEGMENT_SIZE", "64KiB");
  private Duration startTakes = Duration.ZERO;

  @Test
  void everyEndThatAClientSawIsInTheLedgerOnce() throws Exception {
    System.out.println("LedgerKillIT: rounds " + ROUNDS + ", seed " + SEED);
    try (FakeProvider upstream = FakeProvider.start()) {
      Tenant tenant = killedAfterTheFirstLoad(upstream);
      for (int round = 1; round < ROUNDS; round++) {
        if (round % 3 == 0) {
          killWhileItStarts();
        }
        try (NexusServer server = start()) {
          check(server, loads.size() - 1);
          loadAndKill(server, on(server, upstream, tenant));
        }
      }
      try (NexusServer server = start()) {
        assertThat(check(server, 0))
            .isEqualTo(new AdminClient(server.admin()).total().getInt("requests"));
      }
    }
    assertThat(loads).hasSize(ROUNDS).allSatisfy(load -> assertThat(load.seen()).isNotEmpty());
  }

  private Tenant killedAfterTheFirstLoad(FakeProvider upstream) throws InterruptedException {
    try (NexusServer server = start()) {
      Tenant tenant = Gateway.on(server, upstream).tenant().serve(script);
      loadAndKill(server, tenant);
      return tenant;
    }
  }

  private static Tenant on(NexusServer server, FakeProvider upstream, Tenant same) {
    return new Tenant(Gateway.on(server, upstream), same.providerId(), same.key(), same.model());
  }

  private NexusServer start() {
    plan = plan.with("NEXUS_USAGE_LINGER", LINGERS.get(random.nextInt(LINGERS.size())));
    long begun = System.nanoTime();
    NexusServer server = NexusServer.start(plan);
    startTakes = Duration.ofNanos(System.nanoTime() - begun);
    return server;
  }

  private void loadAndKill(NexusServer server, Tenant tenant) throws InterruptedException {
    var load = new Load(tenant, Tenant.conversation());
    loads.add(load);
    int enough = 1 + random.nextInt(MOST_ANSWERS);
    load.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> load.seen().size() >= enough || !load.odd().isEmpty());
    letPass(random.nextInt(MOST_MICROS));
    server.kill();
    load.end();
  }

  private void killWhileItStarts() throws InterruptedException {
    NexusServer server = NexusServer.launch(plan);
    letPass(random.nextInt((int) TimeUnit.NANOSECONDS.toMicros(startTakes.toNanos())));
    server.kill();
  }

  private static long seed() {
    long set = Long.getLong("nexus.kill.seed", 0);
    return set == 0 ? System.nanoTime() : set;
  }

  /** There is nothing to wait for: the moment of a kill is left to chance. */
  private static void letPass(int micros) throws InterruptedException {
    boolean never = new CountDownLatch(1).await(micros, TimeUnit.MICROSECONDS);
    assertThat(never).isFalse();
  }

  /** The entries of the loads from this one on. */
  private int check(NexusServer server, int first) {
    var admin = new AdminClient(server.admin());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                admin.call("GET", "/stats/total", "").headers().map().keySet().stream()
                    .noneMatch("x-nexus-pending"::equalsIgnoreCase));
    var books = new Books(admin, script);
    int entries = loads.subList(first, loads.size()).stream().mapToInt(books::check).sum();
    System.out.printf("LedgerKillIT: after %d rounds %d entries%n", loads.size(), entries);
    return entries;
  }
}
