package ai.nexus.launcher.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.nio.SelectorHandler.Task;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * The thread that selects on a connection, for what ends an answer on it: it has to be woken anyway
 * to listen for the next request. It serves other connections too, so nothing may wait there.
 */
public final class ConnectionThread implements Executor {

  /**
   * The request attribute that holds one; {@code ai.nexus.api.relay.AnswerEnds} uses it. An {@link
   * Executor}, so that the application need not know the server.
   */
  public static final String ATTRIBUTE = "ai.nexus.connection-thread";

  private static final Logger LOG = Grizzly.logger(ConnectionThread.class);

  private final NIOConnection connection;

  public ConnectionThread(NIOConnection connection) {
    this.connection = connection;
  }

  /** Whether the client has taken all that was written, so that some more waits for nobody. */
  public static boolean takesMore(NIOConnection connection) {
    return connection.getAsyncWriteQueue().spaceInBytes() == 0;
  }

  /**
   * @param end writes no more than some ten kilobytes
   * @throws RejectedExecutionException where it might wait for the client, or the server stops
   */
  @Override
  public void execute(Runnable end) {
    if (!takesMore(connection)) {
      throw new RejectedExecutionException("earlier parts of the answer wait for the client");
    }
    Ending ending = new Ending(end);
    ((NIOTransport) connection.getTransport())
        .getSelectorHandler()
        .enque(connection.getSelectorRunner(), ending, ending);
    if (!ending.take()) {
      throw new RejectedExecutionException("the server stops");
    }
  }

  private enum State {
    OFFERED,
    TAKEN,
    REFUSED
  }

  private static final class Ending extends EmptyCompletionHandler<Task> implements Task {
    private final Runnable end;
    private final AtomicReference<State> state = new AtomicReference<>(State.OFFERED);

    Ending(Runnable end) {
      this.end = end;
    }

    /**
     * From now on it is run, if need be where the server stops; false where it had been refused.
     */
    boolean take() {
      return state.compareAndSet(State.OFFERED, State.TAKEN);
    }

    @Override
    public boolean run() {
      try {
        end.run();
      } catch (RuntimeException | Error bug) {
        LOG.log(Level.WARNING, "An answer could not be ended", bug);
      } finally {
        Threads.setService(true); // The connection's next request may have run, see ShortRequests.
      }
      return true;
    }

    /** While the server stops: its threads are gone before its open answers are. */
    @Override
    public void failed(Throwable stopped) {
      if (!state.compareAndSet(State.OFFERED, State.REFUSED)) {
        end.run();
      }
    }
  }
}
