package ai.nexus.admin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.metrics.LedgerMetric;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class BeanMetricsTest {

  /** What the LLM API shows, in part. */
  public interface Figures {
    long getEntriesWritten();

    long getOutage();
  }

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final BeanMetrics metrics =
      new BeanMetrics(server, LedgerMetric.BEAN, LedgerMetric.values());

  @Test
  void isPrometheusText() throws Exception {
    server.registerMBean(
        new StandardMBean(figures(12, 1), Figures.class), new ObjectName(LedgerMetric.BEAN));

    assertThat(metrics.text())
        .hasValue(
            """
            # HELP nexus_ledger_entries_written_total Usage entries that reached the database.
            # TYPE nexus_ledger_entries_written_total counter
            nexus_ledger_entries_written_total 12
            # HELP nexus_ledger_outage 1 while the database takes no entries or the disk no lines, else 0.
            # TYPE nexus_ledger_outage gauge
            nexus_ledger_outage 1
            """);
  }

  @Test
  void isEmptyWhereTheApiDoesNotRun() throws Exception {
    assertThat(metrics.text()).isEmpty();
  }

  private static Figures figures(long written, long outage) {
    return new Figures() {
      @Override
      public long getEntriesWritten() {
        return written;
      }

      @Override
      public long getOutage() {
        return outage;
      }
    };
  }
}
