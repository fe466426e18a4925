package ai.nexus.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Servers;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.FullBacklog;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gateway under test, with limits so short that faults of time take none, a provider that is
 * well, and one provider more for each trial, all of which stay until the end: then no connection
 * to any of them may be left. Safe for many trials at a time.
 */
final class Ground implements AutoCloseable {

  static final String TEXT = "one two three four five six seven eight";
  static final Reply REPLY = Reply.of(TEXT);
  static final ChatAnswer ANSWER = ChatAnswer.saying(REPLY);

  /** Where nobody listens. */
  static final String NOBODY = "http://127.0.0.1:1/v1";

  /** The longest event that the gateway takes. */
  static final int MAX_EVENT = 4 << 20;

  /** Within all limits. */
  static final Duration LATE = Duration.ofMillis(200);

  // The keep-alive, and what an answer may go on behind its end.
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(15);

  private final NexusServer server;
  private final AdminClient admin;
  private final FakeProvider well = FakeProvider.start();
  private final FullBacklog full = FullBacklog.open();
  private final Map<String, FakeProvider> others = new ConcurrentHashMap<>();

  private Ground(NexusServer server) {
    this.server = server;
    this.admin = new AdminClient(server.admin());
  }

  static Ground open() {
    return new Ground(NexusServer.start(plan("chaos")));
  }

  private static ServerPlan plan(String name) {
    return Servers.plan(name)
        .with("NEXUS_UPSTREAM_CONNECT_TIMEOUT", "250ms")
        .with("NEXUS_UPSTREAM_FIRST_EVENT_TIMEOUT", "5s")
        .with("NEXUS_UPSTREAM_IDLE_TIMEOUT", "1s")
        .with("NEXUS_UPSTREAM_TOTAL_TIMEOUT", "8s")
        .with("NEXUS_UPSTREAM_KEEP_ALIVE", "1s")
        .with("NEXUS_STREAM_MAX_EVENT", Integer.toString(MAX_EVENT))
        .with("NEXUS_RETRY_BASE_DELAY", "20ms");
  }

  /**
   * For a soak: a small heap, of which Derby takes no more as it goes (its cache of pages, 1,000 by
   * default, fills for minutes), and targets that are asked again soon, whatever they have done.
   */
  static ServerPlan soaked(String name) {
    return plan(name)
        .with(
            "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m -Dderby.storage.pageCacheSize=40")
        .with("NEXUS_RETRY_MAX_ASIDE", "1s")
        .with("NEXUS_RETRY_KEY_ASIDE", "1s")
        .with("NEXUS_BREAKER_FAILURE_PERCENT", "100")
        .with("NEXUS_BREAKER_OPEN_FOR", "1s")
        .with("NEXUS_BREAKER_MAX_OPEN", "1s");
  }

  /** A provider of one trial's own, which has never been asked before. */
  FakeProvider provider(String trial) {
    FakeProvider started = FakeProvider.start();
    others.put(trial, started);
    return started;
  }

  FakeProvider well() {
    return well;
  }

  FullBacklog full() {
    return full;
  }

  NexusServer server() {
    return server;
  }

  AdminClient admin() {
    return admin;
  }

  /** Connections are closed when they are broken, and used again or closed when they are not. */
  void assertNothingIsLeft() {
    await()
        .atMost(UNTIL_CLOSED)
        .untilAsserted(
            () ->
                assertThat(others)
                    .allSatisfy(
                        (trial, provider) -> assertThat(provider.connectionsOpen()).isZero()));
  }

  @Override
  public void close() throws IOException {
    server.close();
    others.values().forEach(FakeProvider::close);
    well.close();
    full.close();
  }
}
