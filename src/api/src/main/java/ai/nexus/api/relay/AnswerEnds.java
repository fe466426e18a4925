package ai.nexus.api.relay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what ends one answer: on the thread that serves the client's connection, where the server
 * offers it and the client has taken all before, so that nothing waits there; else on {@link
 * EndingThreads}.
 *
 * @param connection refuses what might wait
 */
public record AnswerEnds(Executor connection, Executor endings) implements Executor {

  /** The request attribute by which the launcher's server offers it. */
  private static final String ATTRIBUTE = "ai.nexus.connection-thread";

  /** For the answer to a request. */
  public static Executor of(HttpServletRequest request, Executor endings) {
    return request.getAttribute(ATTRIBUTE) instanceof Executor connection
        ? new AnswerEnds(connection, endings)
        : endings;
  }

  /**
   * Whether the request may be on the thread that serves its connection, and others' besides, so
   * that it must not wait for anything. Its body has come whole then.
   */
  public static boolean areOnConnectionThread(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  @Override
  public void execute(Runnable end) {
    try {
      connection.execute(end);
    } catch (RejectedExecutionException mightWait) {
      endings.execute(end);
    }
  }
}
