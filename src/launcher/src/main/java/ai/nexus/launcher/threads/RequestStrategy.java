package ai.nexus.launcher.threads;

import ai.nexus.launcher.loops.SelectingThreads;
import java.io.IOException;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Context;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOEventLifeCycleListener;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.asyncqueue.AsyncQueue;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.strategies.AbstractIOStrategy;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Where the API's listener reads requests (server-config/domain.xml names this class): on {@link
 * RequestThreads}, but on a connection whose last request was short on the thread that selects on
 * it. There a request that is short again is answered as well, without waking another thread (ADR
 * 17); any other goes on to those.
 *
 * <p>Until a request is over nothing more of its connection is read, as the server's own strategy
 * has it. That one stops and starts to select on the connection for each request, two calls of the
 * system; this one stops when something comes too early, which hardly ever does.
 */
public final class RequestStrategy extends AbstractIOStrategy {

  private static final RequestStrategy INSTANCE = new RequestStrategy();
  private static final Logger LOG = Grizzly.logger(RequestStrategy.class);
  private static final Attribute<Expected> EXPECTED =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          RequestStrategy.class.getName(), Expected::new);
  private static final IOEventLifeCycleListener WHEN_OVER = new ReadOn();

  /** What may come on a connection. */
  private static final class Expected {
    // Read and written by the selecting thread, or by the only other one that has the connection.
    private volatile boolean isShort;
    private volatile boolean isNothing;
  }

  private RequestStrategy() {}

  /** For the server, which looks for a method of this name. */
  public static RequestStrategy getInstance() {
    return INSTANCE;
  }

  /** The server's only word with this class before it starts the listener. */
  @Override
  public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport server) {
    if (server instanceof NIOTransport listener) {
      SelectingThreads.selectFor(listener);
    }
    return super.createDefaultWorkerPoolConfig(server);
  }

  /** Says whether the next request on a connection is likely to be short. */
  public static void expect(Connection<?> connection, boolean shortRequest) {
    EXPECTED.get(connection).isShort = shortRequest;
  }

  /** Whether this is the thread that selects on a connection. */
  public static boolean selectsOn(NIOConnection connection) {
    SelectorRunner runner = connection.getSelectorRunner();
    return runner != null && runner.getRunnerThread() == Thread.currentThread();
  }

  @Override
  @SuppressWarnings("rawtypes") // As the interface has it.
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled)
      throws IOException {
    if (event != IOEvent.READ) {
      return WorkerThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
    }
    Expected expected = EXPECTED.get(connection);
    if (expected.isNothing && enabled) {
      connection.disableIOEvent(event); // ReadOn comes after it, and enables it again.
      return true;
    }
    if (!expected.isShort) {
      return WorkerThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
    }
    expected.isNothing = true;
    try {
      fireIOEvent(connection, event, WHEN_OVER, LOG);
    } finally {
      Threads.setService(true); // ShortRequests may have said otherwise for one request.
    }
    return true;
  }

  /** The connection's request is over. */
  private static final class ReadOn extends IOEventLifeCycleListener.Adapter {
    @Override
    public void onReregister(Context context) throws IOException {
      onComplete(context, null);
    }

    @Override
    public void onComplete(Context context, Object data) throws IOException {
      Connection<?> connection = context.getConnection();
      EXPECTED.get(connection).isNothing = false;
      if (AsyncQueue.EXPECTING_MORE_OPTION.equals(data)) {
        connection.simulateIOEvent(context.getIoEvent());
      } else {
        connection.enableIOEvent(context.getIoEvent());
      }
    }
  }
}
