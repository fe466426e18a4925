package ai.nexus.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.core.metrics.GatewayMBean;
import jakarta.json.JsonObject;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private boolean databaseAnswers = true;
  private final Health health = new Health(new GatewayBeans(server), () -> databaseAnswers);

  private record Told(boolean isServing, boolean isTakingEntries) implements GatewayMBean {}

  private void apiTells(boolean serving, boolean takingEntries) throws Exception {
    server.registerMBean(
        new StandardMBean(new Told(serving, takingEntries), GatewayMBean.class, false),
        new ObjectName(GatewayMBean.NAME));
  }

  @Test
  void livesButHasNotStartedBeforeTheApiHas() {
    assertThat(health.live().isUp()).isTrue();
    assertThat(health.started().isUp()).isFalse();
    assertThat(health.ready().isUp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true, true, true", "false, true, false", "true, false, false"})
  void isReadyWhereTheApiServesAndTheDiskTakesEntries(
      boolean serving, boolean takingEntries, boolean ready) throws Exception {
    apiTells(serving, takingEntries);

    assertThat(health.ready().isUp()).isEqualTo(ready);
    assertThat(health.started().isUp()).isTrue();
  }

  @Test
  void staysReadyWithoutTheDatabaseAndTellsOfIt() throws Exception {
    apiTells(true, true);
    databaseAnswers = false;

    HealthReport report = health.ready();

    assertThat(report.isUp()).isTrue();
    assertThat(report.json())
        .hasToString(
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"api\",\"status\":\"UP\"},"
                + "{\"name\":\"serving\",\"status\":\"UP\"},{\"name\":\"ledger\",\"status\":\"UP\"},"
                + "{\"name\":\"database\",\"status\":\"UP\",\"data\":{\"answers\":false}}]}");
  }

  @Test
  void tellsWhichCheckIsDown() throws Exception {
    apiTells(true, false);

    JsonObject report = health.ready().json();

    assertThat(report.getString("status")).isEqualTo("DOWN");
    assertThat(report.getJsonArray("checks").getValuesAs(JsonObject.class))
        .filteredOn(check -> check.getString("status").equals("DOWN"))
        .extracting(check -> check.getString("name"))
        .containsExactly("ledger");
  }
}
