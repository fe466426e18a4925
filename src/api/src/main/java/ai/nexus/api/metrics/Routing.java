package ai.nexus.api.metrics;

import ai.nexus.api.routing.RoutingReports;
import ai.nexus.core.metrics.RoutingMBean;
import java.util.Optional;

/** Tells the admin application how targets are and where requests would go. */
public final class Routing implements RoutingMBean {

  private final RoutingReports reports;

  public Routing(RoutingReports reports) {
    this.reports = reports;
  }

  @Override
  public String getTargets() {
    return RoutingJson.targets(reports.targets());
  }

  @Override
  public String getFailures() {
    return RoutingJson.failures(reports.failures());
  }

  @Override
  public String explain(String model, String keyHash, String conversation) {
    return RoutingJson.route(reports.explain(given(keyHash), model, given(conversation)));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  @Override
  public boolean closeCircuit(long provider, int key, String upstreamModel) {
    return reports.closeCircuit(provider, key, upstreamModel);
  }
}
