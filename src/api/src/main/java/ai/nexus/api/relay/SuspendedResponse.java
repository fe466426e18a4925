package ai.nexus.api.relay;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A response that outlives the request's method, and how it is ended. Ending may wait for the
 * client: see {@link EndingThreads}.
 *
 * @param completion lets the container finish the response
 * @param endsLate whether the answer shall leave before that
 */
public record SuspendedResponse(Runnable completion, boolean endsLate) {

  private static final EventLog LOG = EventLog.of(SuspendedResponse.class);

  /** One that no more than the container has a part in. */
  public static SuspendedResponse of(AsyncContext container) {
    return new SuspendedResponse(container::complete, false);
  }

  /**
   * One that JAX-RS has suspended. While the application is being stopped JAX-RS is gone before its
   * open answers are, so that the container has to be told directly.
   *
   * @param container the request's, as JAX-RS has started it
   */
  public static SuspendedResponse ofJaxRs(AsyncResponse jaxRs, AsyncContext container) {
    return new SuspendedResponse(
        () -> {
          if (!isResumed(jaxRs)) {
            container.complete();
          }
        },
        false);
  }

  /** The same, whose container is told when something else has come to its end as well. */
  public SuspendedResponse endingAfter(Consumer<Runnable> other) {
    return new SuspendedResponse(() -> other.accept(completion), true);
  }

  private static boolean isResumed(AsyncResponse jaxRs) {
    try {
      return jaxRs.resume((Object) null);
    } catch (RuntimeException jaxRsIsGone) {
      LOG.debug("JAX-RS did not end a response: " + jaxRsIsGone);
      return false;
    }
  }

  void write(ServletOutputStream out, ByteRun rest) {
    try {
      out.write(rest.array(), rest.offset(), rest.length());
      if (endsLate) {
        out.flush();
      }
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A client left before its answer: " + gone);
    }
  }

  /** Everything that was to be written has been. */
  void end() {
    try {
      completion.run();
    } catch (RuntimeException alreadyEnded) {
      LOG.debug("A response had ended before: " + alreadyEnded);
    }
  }
}
