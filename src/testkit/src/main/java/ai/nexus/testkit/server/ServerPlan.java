package ai.nexus.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a gateway is to be started. Two servers started from one plan, one after the other, are the
 * same gateway before and after a restart.
 *
 * @param environment beyond the home folder and the ports
 */
public record ServerPlan(
    Path jar, Path home, int apiPort, int adminPort, Map<String, String> environment) {

  public ServerPlan {
    environment = Map.copyOf(environment);
  }

  /** On two ports that are free now. */
  public static ServerPlan onFreePorts(Path jar, Path home) {
    try (ServerSocket api = FreePorts.bind();
        ServerSocket admin = FreePorts.bind()) {
      return new ServerPlan(jar, home, api.getLocalPort(), admin.getLocalPort(), Map.of());
    } catch (IOException failed) {
      throw new UncheckedIOException("no free ports", failed);
    }
  }

  public ServerPlan with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ServerPlan(jar, home, apiPort, adminPort, more);
  }
}
