package ai.nexus.bench.stage;

import java.net.URI;
import java.util.List;

/**
 * One of the two that stand before the same upstream.
 *
 * @param prefixed whether the path names the scenario, which else the model's name does
 * @param pids the processes whose processor time counts
 */
public record Contender(String name, URI base, boolean prefixed, List<Long> pids) {

  public static final String NGINX = "nginx";
  public static final String GATEWAY = "gateway";

  /** Opens every provider at the gateway; nginx hands it on. */
  public static final String KEY = "bench-client-key";

  public Contender {
    pids = List.copyOf(pids);
  }

  public URI chat(Scenario scenario) {
    String folder = prefixed ? "/" + scenario.id() : "";
    return base.resolve(folder + "/v1/chat/completions");
  }

  public boolean isGateway() {
    return name.equals(GATEWAY);
  }
}
