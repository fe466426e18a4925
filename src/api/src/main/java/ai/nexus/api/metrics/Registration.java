package ai.nexus.api.metrics;

import ai.nexus.core.log.EventLog;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** MBeans in the JVM's MBean server, from the application's start to its end. */
public final class Registration {

  private static final EventLog LOG = EventLog.of(Registration.class);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Map<String, Object> beans = new LinkedHashMap<>();

  /** Another one that {@link #begin} registers. */
  public Registration with(String name, Object bean) {
    beans.put(name, bean);
    return this;
  }

  /** The same for one that is told by its interface, in whichever package that is. */
  public <T> Registration with(String name, T bean, Class<T> shown) {
    return with(name, new StandardMBean(bean, shown, false));
  }

  /** Takes the place of those that an earlier deployment has left. */
  public void begin() {
    end();
    beans.forEach(this::register);
  }

  private void register(String name, Object bean) {
    try {
      server.registerMBean(bean, new ObjectName(name));
    } catch (JMException refused) {
      LOG.error(name + " cannot be shown; requests are served all the same", refused);
    }
  }

  public void end() {
    beans.keySet().forEach(this::unregister);
  }

  private void unregister(String name) {
    try {
      ObjectName known = new ObjectName(name);
      if (server.isRegistered(known)) {
        server.unregisterMBean(known);
      }
    } catch (JMException refused) {
      LOG.warning("the MBean " + name + " cannot be taken away", refused);
    }
  }
}
