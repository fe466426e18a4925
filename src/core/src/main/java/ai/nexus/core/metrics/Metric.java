package ai.nexus.core.metrics;

/**
 * A figure that the LLM API shows as an attribute of an MBean, and the admin application under
 * Prometheus' name.
 */
public interface Metric {

  /** Prometheus' types of metrics. */
  enum Kind {
    COUNTER("counter"),
    GAUGE("gauge");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** The MBean's attribute, a {@code Long}. */
  String attribute();

  /** The name in Prometheus. */
  String label();

  Kind kind();

  /** One sentence without a line break. */
  String help();
}
