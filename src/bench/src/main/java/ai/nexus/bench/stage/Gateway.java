package ai.nexus.bench.stage;

import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.nio.file.Path;
import java.util.List;

/** The shipped jar with its defaults: authentication, routing and the usage record switched on. */
public final class Gateway implements AutoCloseable {

  private final NexusServer server;

  private Gateway(NexusServer server) {
    this.server = server;
  }

  /** In a home that is empty, with a provider and a model for each scenario. */
  static Gateway start(Path jar, Path home, Upstreams upstreams) {
    Gateway gateway = new Gateway(NexusServer.start(ServerPlan.onFreePorts(jar, home)));
    var admin = new AdminClient(gateway.server.admin());
    for (Scenario scenario : Scenario.values()) {
      long provider =
          admin.createProvider(
              "bench-" + scenario.id(),
              upstreams.serverUrl(scenario),
              "bench-server-key",
              Contender.KEY);
      admin.createModel(provider, scenario.id());
    }
    return gateway;
  }

  public Contender contender() {
    return new Contender(Contender.GATEWAY, server.api(), false, List.of(server.pid()));
  }

  public long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.close();
  }
}
