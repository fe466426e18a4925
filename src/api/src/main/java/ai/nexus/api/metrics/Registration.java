package ai.nexus.api.metrics;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.metrics.LedgerMetric;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The ledger's MBean in the JVM's MBean server, from the application's start to its end. */
public final class Registration {

  private static final EventLog LOG = EventLog.of(Registration.class);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final LedgerBean bean;

  public Registration(LedgerBean bean) {
    this.bean = bean;
  }

  /** Takes the place of one that an earlier deployment has left. */
  public void begin() {
    try {
      end();
      server.registerMBean(bean, name());
    } catch (JMException refused) {
      LOG.error("the ledger's figures cannot be shown; requests are served all the same", refused);
    }
  }

  public void end() {
    try {
      if (server.isRegistered(name())) {
        server.unregisterMBean(name());
      }
    } catch (JMException refused) {
      LOG.warning("the ledger's MBean cannot be taken away", refused);
    }
  }

  private static ObjectName name() throws JMException {
    return new ObjectName(LedgerMetric.BEAN);
  }
}
