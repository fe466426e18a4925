package ai.nexus.api.metrics;

import ai.nexus.core.metrics.GatewayMBean;
import java.util.function.BooleanSupplier;

/** Tells the admin application whether the gateway can work. Safe for many threads. */
public final class Serving implements GatewayMBean {

  private final BooleanSupplier takingEntries;
  private volatile boolean stopping;

  public Serving(BooleanSupplier takingEntries) {
    this.takingEntries = takingEntries;
  }

  /** New requests are refused from now on. */
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean isServing() {
    return !stopping;
  }

  @Override
  public boolean isTakingEntries() {
    return takingEntries.getAsBoolean();
  }
}
