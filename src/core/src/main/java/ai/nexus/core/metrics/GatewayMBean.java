package ai.nexus.core.metrics;

/** Whether the LLM API can work, as it tells the admin application. */
public interface GatewayMBean {

  /** The MBean's name; there is none before the LLM API has started. */
  String NAME = "ai.nexus:type=Gateway";

  /** False from when it is told to stop: what comes then is refused. */
  boolean isServing();

  /** False while the disk takes no usage entries: what comes then is refused. */
  boolean isTakingEntries();
}
