package ai.nexus.launcher.jvm;

import java.io.IOException;
import java.time.Duration;
import javax.management.JMException;

/**
 * Gives back to the operating system what a start has needed and nothing after it: what the C
 * library keeps of the compilers' memory, and the pages of class archives.
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
      trimNativeHeap();
      ReadOnlyPages.release();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | LinkageError notOnThisSystem) {
      // They stay.
    }
  }

  private static void trimNativeHeap() {
    try {
      DiagnosticCommand.run("systemTrimNativeHeap");
    } catch (JMException unknownCommand) {
      // nothing is given back
    }
  }
}
