package ai.nexus.api.relay;

import java.util.concurrent.Executor;

/** An event loop: runs its tasks one after another, and may sleep in between. For any thread. */
@FunctionalInterface
public interface Loop extends Executor {

  /**
   * Runs a task that nobody waits for, when the loop next has something else to do, or soon. To
   * wake a loop costs both threads; ADR 6 has what one wake less saves a short answer.
   */
  default void executeInPassing(Runnable task) {
    execute(task);
  }
}
