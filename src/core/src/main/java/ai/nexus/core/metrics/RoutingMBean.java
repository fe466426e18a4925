package ai.nexus.core.metrics;

/**
 * How targets are and how requests are placed, as the LLM API tells the admin application, which
 * shares the JVM and little else with it. Answers are JSON in the names that the admin REST has, so
 * that a class loader need not know the other's classes.
 */
public interface RoutingMBean {

  /** The MBean's name. */
  String NAME = "ai.nexus:type=Routing";

  /**
   * An array of all targets that are known, by provider, key and model: {@code id}, {@code
   * provider_id}, {@code provider}, {@code key}, {@code upstream_model}, {@code circuit}, {@code
   * circuit_left_ms}, {@code rate_limit_left_ms}, {@code key_left_ms}, {@code open_requests},
   * {@code latency_ms}.
   */
  String getTargets();

  /** An array of failed attempts since the start: {@code provider}, {@code kind}, {@code count}. */
  String getFailures();

  /**
   * Where a request would go and why; takes nothing and calls nobody.
   *
   * @param keyHash of the client key; empty for all keys together
   * @param conversation empty for none
   * @return an object whose {@code candidates} are empty where nobody serves the model
   */
  String explain(String model, String keyHash, String conversation);

  /** Closes the circuit of a target; false where no such target is known. */
  boolean closeCircuit(long provider, int key, String upstreamModel);
}
