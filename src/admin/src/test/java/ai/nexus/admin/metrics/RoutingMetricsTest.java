package ai.nexus.admin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.core.metrics.RoutingMBean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class RoutingMetricsTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final RoutingMetrics metrics = new RoutingMetrics(new GatewayBeans(server));

  private record Told(String getTargets, String getFailures) implements RoutingMBean {

    @Override
    public String explain(String model, String keyHash, String conversation) {
      return "{}";
    }

    @Override
    public boolean closeCircuit(long provider, int key, String upstreamModel) {
      return false;
    }
  }

  private void apiTells(String targets, String failures) throws Exception {
    server.registerMBean(
        new StandardMBean(new Told(targets, failures), RoutingMBean.class, false),
        new ObjectName(RoutingMBean.NAME));
  }

  private static String target(String model, String circuit, String latency) {
    return """
    {"provider": "a \\"b\\"", "key": 2, "upstream_model": "%s", "circuit": "%s",
     "open_requests": 3, "latency_ms": %s}"""
        .formatted(model, circuit, latency);
  }

  @Test
  void isPrometheusText() throws Exception {
    apiTells(
        "[" + target("m", "open", "1250") + "," + target("n", "half_open", "null") + "]",
        "[{\"provider\": \"p\", \"kind\": \"timeout\", \"count\": 7}]");

    assertThat(metrics.text())
        .contains(
            """
            # TYPE nexus_target_circuit_state gauge
            nexus_target_circuit_state{provider="a \\"b\\"",key="2",model="m"} 2
            nexus_target_circuit_state{provider="a \\"b\\"",key="2",model="n"} 1
            """,
            "nexus_target_open_requests{provider=\"a \\\"b\\\"\",key=\"2\",model=\"m\"} 3\n",
            "nexus_target_latency_seconds{provider=\"a \\\"b\\\"\",key=\"2\",model=\"m\"} 1.250\n",
            """
            # TYPE nexus_attempts_failed_total counter
            nexus_attempts_failed_total{provider="p",kind="timeout"} 7
            """)
        .doesNotContain("seconds{provider=\"a \\\"b\\\"\",key=\"2\",model=\"n\"}");
  }

  @Test
  void hasAtMostFiveHundredSeriesOfEachMetricThoseInTroubleFirst() throws Exception {
    String many =
        IntStream.range(0, 600)
            .mapToObj(number -> target("m" + number, number == 599 ? "open" : "closed", "1"))
            .collect(Collectors.joining(",", "[", "]"));
    apiTells(many, "[]");

    assertThat(metrics.text().lines().filter(line -> line.startsWith("nexus_target_circuit")))
        .hasSize(500)
        .first()
        .asString()
        .contains("model=\"m599\"");
  }
}
