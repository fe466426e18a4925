package ai.nexus.admin.metrics;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.core.metrics.CacheMetric;
import ai.nexus.core.metrics.LedgerMetric;
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
    String ofLedger =
        new BeanMetrics(server, LedgerMetric.BEAN, LedgerMetric.values())
            .text()
            .orElseThrow(
                () -> new ServiceUnavailableException("The LLM API does not run in this process."));
    String ofCache =
        new BeanMetrics(server, CacheMetric.BEAN, CacheMetric.values()).text().orElse("");
    return ofLedger + ofCache + new RoutingMetrics(new GatewayBeans(server)).text();
  }
}
