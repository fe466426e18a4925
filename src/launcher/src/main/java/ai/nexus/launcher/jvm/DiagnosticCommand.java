package ai.nexus.launcher.jvm;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What jcmd can ask of a JVM, asked from within. */
final class DiagnosticCommand {

  private DiagnosticCommand() {}

  /**
   * @param name in the bean's spelling: vmCds for VM.cds
   * @throws JMException where this JVM has no such command, or the command fails
   */
  static void run(String name, String... arguments) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            name,
            new Object[] {arguments},
            new String[] {String[].class.getName()});
  }
}
