package ai.nexus.admin.health;

import ai.nexus.admin.gateway.GatewayBeans;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps the one check of the database that all probes share. */
@Singleton
public class HealthChecks {

  private final DataSource database;

  @Resource private ManagedExecutorService threads;

  private Optional<Health> health = Optional.empty(); // guarded by this

  @Inject
  public HealthChecks(DataSource database) {
    this.database = database;
  }

  synchronized Health health() {
    Health made =
        health.orElseGet(
            () ->
                new Health(
                    new GatewayBeans(ManagementFactory.getPlatformMBeanServer()),
                    new DatabaseCheck(database, threads)));
    health = Optional.of(made);
    return made;
  }
}
