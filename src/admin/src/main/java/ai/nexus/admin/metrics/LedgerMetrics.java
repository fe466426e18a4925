package ai.nexus.admin.metrics;

import ai.nexus.core.metrics.LedgerMetric;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The ledger's figures as Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/
 * exposition_formats), read from the MBean of the LLM API.
 */
final class LedgerMetrics {

  private static final String[] ATTRIBUTES =
      Stream.of(LedgerMetric.values()).map(LedgerMetric::attribute).toArray(String[]::new);

  private final MBeanServer server;

  LedgerMetrics(MBeanServer server) {
    this.server = server;
  }

  /** Empty where the LLM API does not run in this JVM. */
  Optional<String> text() throws JMException {
    try {
      var text = new StringBuilder();
      for (Attribute figure :
          server.getAttributes(new ObjectName(LedgerMetric.BEAN), ATTRIBUTES).asList()) {
        LedgerMetric.ofAttribute(figure.getName())
            .ifPresent(metric -> append(text, metric, figure.getValue()));
      }
      return Optional.of(text.toString());
    } catch (InstanceNotFoundException notThere) {
      return Optional.empty();
    }
  }

  private static void append(StringBuilder text, LedgerMetric metric, Object value) {
    text.append("# HELP ").append(metric.label()).append(' ').append(metric.help()).append('\n');
    text.append("# TYPE ").append(metric.label()).append(' ').append(metric.kind().label());
    text.append('\n').append(metric.label()).append(' ').append(value).append('\n');
  }
}
