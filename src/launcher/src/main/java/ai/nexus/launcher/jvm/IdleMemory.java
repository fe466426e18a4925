package ai.nexus.launcher.jvm;

import java.time.Duration;
import javax.management.JMException;

/**
 * Gives back to the operating system what the C library keeps of the memory that the compilers took
 * during a start.
 */
public final class IdleMemory {

  // The compilers have work for some seconds more.
  private static final Duration DELAY = Duration.ofSeconds(2);

  private IdleMemory() {}

  /** Once, on a thread of its own. JVMs that have no command for it keep the memory. */
  public static void giveBackLater() {
    var thread = new Thread(IdleMemory::giveBack, "nexusai-memory");
    thread.setDaemon(true);
    thread.start();
  }

  private static void giveBack() {
    try {
      Thread.sleep(DELAY.toMillis());
      DiagnosticCommand.run("systemTrimNativeHeap");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (JMException unknownCommand) {
      // nothing is given back
    }
  }
}
