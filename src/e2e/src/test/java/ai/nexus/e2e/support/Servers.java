package ai.nexus.e2e.support;

import ai.nexus.testkit.server.ServerPlan;
import java.nio.file.Path;
import java.util.UUID;

/** How the tests start gateways: short limits, so that tests of limits take no time. */
public final class Servers {

  private Servers() {}

  /** A fresh home folder each time. */
  public static ServerPlan plan(String name) {
    Path work = Path.of(System.getProperty("nexus.work"));
    Path home = work.resolve(name + "-" + UUID.randomUUID().toString().substring(0, 8));
    return ServerPlan.onFreePorts(Path.of(System.getProperty("nexus.jar")), home)
        // The optimising compiler would take half of a short run's processor time.
        .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        .with("NEXUS_STREAM_HEARTBEAT", "300ms")
        .with("NEXUS_UPSTREAM_FIRST_EVENT_TIMEOUT", "10s")
        .with("NEXUS_UPSTREAM_IDLE_TIMEOUT", "4s")
        .with("NEXUS_REQUEST_BODY_TIMEOUT", "2s")
        .with("NEXUS_SOCKET_MAX_FRAME", "256KiB")
        .with("NEXUS_SOCKET_OPEN_PER_KEY", "3")
        .with("NEXUS_SHUTDOWN_DRAIN_TIMEOUT", "10s");
  }
}
