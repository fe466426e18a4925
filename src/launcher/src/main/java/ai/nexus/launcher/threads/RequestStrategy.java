package ai.nexus.launcher.threads;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Where the API's listener reads requests (server-config/domain.xml names this class): on {@link
 * RequestThreads}, but on a connection whose last request was short on the thread that selects on
 * it. There a request that is short again is answered as well, without waking another thread (ADR
 * 17); any other goes on to those.
 */
public final class RequestStrategy implements IOStrategy {

  private static final RequestStrategy INSTANCE = new RequestStrategy();
  private static final Attribute<Boolean> SHORT =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(RequestStrategy.class.getName());

  private final IOStrategy here = SameThreadIOStrategy.getInstance();
  private final IOStrategy elsewhere = WorkerThreadIOStrategy.getInstance();

  private RequestStrategy() {}

  /** For the server, which looks for a method of this name. */
  public static RequestStrategy getInstance() {
    return INSTANCE;
  }

  /** Says whether requests of this kind are to be expected on a connection. */
  public static void expect(Connection<?> connection, boolean shortRequests) {
    SHORT.set(connection, shortRequests);
  }

  @Override
  @SuppressWarnings("rawtypes") // As the interface has it.
  public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
    return executeIoEvent(connection, event, true);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled)
      throws IOException {
    if (event != IOEvent.READ || !Boolean.TRUE.equals(SHORT.get(connection))) {
      return elsewhere.executeIoEvent(connection, event, enabled);
    }
    boolean selects = Threads.isService();
    try {
      return here.executeIoEvent(connection, event, enabled);
    } finally {
      Threads.setService(selects); // ShortRequests may have changed it for a request.
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Executor getThreadPoolFor(Connection connection, IOEvent event) {
    return elsewhere.getThreadPoolFor(connection, event);
  }

  @Override
  public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
    return elsewhere.createDefaultWorkerPoolConfig(transport);
  }
}
