package ai.nexus.admin.metrics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). For
 * one thread.
 */
final class PrometheusText {

  private final StringBuilder text = new StringBuilder();
  private String name = "";

  /**
   * @param value any text
   */
  record Label(String name, String value) {

    private String written() {
      String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      return name + "=\"" + escaped + "\"";
    }
  }

  /** Begins a metric, whose series follow. */
  void metric(String metric, String type, String help) {
    name = metric;
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  void series(List<Label> labels, Number value) {
    String all = labels.stream().map(Label::written).collect(Collectors.joining(","));
    text.append(name).append('{').append(all).append("} ").append(value).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
