package ai.nexus.admin.metrics;

import ai.nexus.admin.gateway.GatewayBeans;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;

/** {@code /metrics}, for Prometheus. Asks neither the database nor the disk. */
@Path("/metrics")
public class MetricsResource {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  @GET
  @Produces(TEXT)
  public String metrics() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    String ledger =
        new LedgerMetrics(server)
            .text()
            .orElseThrow(
                () -> new ServiceUnavailableException("The LLM API does not run in this process."));
    return ledger + new RoutingMetrics(new GatewayBeans(server)).text();
  }
}
