package ai.nexus.e2e.chaos;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into another Java process of this user, over one JMX connection that stays. */
final class Probe implements Closeable {

  private static final String DIRECT = "java.nio:type=BufferPool,name=direct";

  private final JMXConnector connector;
  private final UnixOperatingSystemMXBean system;
  private final ThreadMXBean threads;
  private final MemoryMXBean memory;
  private final BufferPoolMXBean direct;

  private Probe(JMXConnector connector) throws IOException {
    this.connector = connector;
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    system =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class);
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    direct = ManagementFactory.newPlatformMXBeanProxy(beans, DIRECT, BufferPoolMXBean.class);
  }

  @SuppressWarnings("BanJNDI") // the address is one that the process itself has just given
  static Probe into(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new Probe(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException refused) {
      throw new IOException("process " + pid + " lets nobody look into it", refused);
    }
  }

  /** Collects all garbage first. */
  Vitals vitals() {
    memory.gc();
    return new Vitals(
        system.getOpenFileDescriptorCount(),
        threads.getThreadCount(),
        memory.getHeapMemoryUsage().getUsed(),
        direct.getMemoryUsed());
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
