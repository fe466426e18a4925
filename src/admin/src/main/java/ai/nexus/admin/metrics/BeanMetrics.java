package ai.nexus.admin.metrics;

import ai.nexus.core.metrics.Metric;
import java.util.List;
import java.util.Optional;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Figures as Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats),
 * read from an MBean of the LLM API.
 */
final class BeanMetrics {

  private final MBeanServer server;
  private final String bean;
  private final List<? extends Metric> metrics;

  /**
   * @param bean the MBean's name
   */
  BeanMetrics(MBeanServer server, String bean, Metric... metrics) {
    this.server = server;
    this.bean = bean;
    this.metrics = List.of(metrics);
  }

  /** Empty where there is no such MBean in this JVM. */
  Optional<String> text() throws JMException {
    try {
      String[] attributes = metrics.stream().map(Metric::attribute).toArray(String[]::new);
      var text = new StringBuilder();
      for (Attribute figure : server.getAttributes(new ObjectName(bean), attributes).asList()) {
        metrics.stream()
            .filter(metric -> metric.attribute().equals(figure.getName()))
            .forEach(metric -> append(text, metric, figure.getValue()));
      }
      return Optional.of(text.toString());
    } catch (InstanceNotFoundException notThere) {
      return Optional.empty();
    }
  }

  private static void append(StringBuilder text, Metric metric, Object value) {
    text.append("# HELP ").append(metric.label()).append(' ').append(metric.help()).append('\n');
    text.append("# TYPE ").append(metric.label()).append(' ').append(metric.kind().label());
    text.append('\n').append(metric.label()).append(' ').append(value).append('\n');
  }
}
