package ai.nexus.admin.health;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.admin.health.HealthReport.Check;
import ai.nexus.core.metrics.GatewayMBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the health of this process is made of. The LLM API serves while the database is away, so
 * that is told and does not count: else an outage of the database would take every gateway out of
 * service at once, each of which could work.
 */
final class Health {

  private final GatewayBeans gateway;
  private final BooleanSupplier databaseAnswers;

  Health(GatewayBeans gateway, BooleanSupplier databaseAnswers) {
    this.gateway = gateway;
    this.databaseAnswers = databaseAnswers;
  }

  /** Whoever can ask this is answered by a process that lives. */
  HealthReport live() {
    return new HealthReport(List.of(Check.of("process", true)));
  }

  /** This application has started, else nobody could ask it. */
  HealthReport started() {
    return new HealthReport(List.of(Check.of("admin", true), api()));
  }

  private Check api() {
    return Check.of("api", gateway.ask(GatewayMBean::isServing).isPresent());
  }

  HealthReport ready() {
    return new HealthReport(
        List.of(
            api(),
            Check.of("serving", gateway.ask(GatewayMBean::isServing).orElse(false)),
            Check.of("ledger", gateway.ask(GatewayMBean::isTakingEntries).orElse(false)),
            database()));
  }

  private Check database() {
    Optional<Map.Entry<String, Boolean>> note =
        Optional.of(Map.entry("answers", databaseAnswers.getAsBoolean()));
    return new Check("database", true, note);
  }
}
