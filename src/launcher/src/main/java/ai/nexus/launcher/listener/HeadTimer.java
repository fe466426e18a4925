package ai.nexus.launcher.listener;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Closes connections on which a request's head takes too long to come whole. The server alone waits
 * for its idle time after each byte, so that one byte a minute keeps a connection for days. Counts
 * from the first byte that did not make something whole, so that a chunked body whose next chunk's
 * head does not come whole ends the same way.
 */
final class HeadTimer {

  private final Duration limit;
  // When what is not whole yet began, by System.nanoTime().
  private final Map<Connection<?>, Long> begun = new ConcurrentHashMap<>();

  HeadTimer(Duration limit) {
    this.limit = limit;
  }

  /** Looks once a second, as long as the process lives. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing in it fails.
  void start() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "head-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleWithFixedDelay(() -> sweep(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
  }

  void sweep(long now) {
    begun.forEach(
        (connection, since) -> {
          if (!connection.isOpen()) {
            begun.remove(connection); // closed while something of it was still read
          } else if (now - since > limit.toNanos()) {
            connection.closeSilently();
          }
        });
  }

  /** To stand before what puts heads together. */
  Filter begun() {
    return new BaseFilter() {
      @Override
      public NextAction handleRead(FilterChainContext context) {
        begun.putIfAbsent(context.getConnection(), System.nanoTime());
        return context.getInvokeAction();
      }

      @Override
      public NextAction handleClose(FilterChainContext context) {
        begun.remove(context.getConnection());
        return context.getInvokeAction();
      }
    };
  }

  /** To stand behind it. */
  Filter whole() {
    return new BaseFilter() {
      @Override
      public NextAction handleRead(FilterChainContext context) {
        begun.remove(context.getConnection());
        return context.getInvokeAction();
      }
    };
  }
}
