package ai.nexus.api.relay;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;

/**
 * A response that JAX-RS has suspended, and how it is ended. Ending may wait for the client: see
 * {@link EndingThreads}.
 *
 * @param container the request's, as JAX-RS has started it
 */
record SuspendedResponse(AsyncResponse jaxRs, AsyncContext container) {

  private static final EventLog LOG = EventLog.of(SuspendedResponse.class);

  void write(ServletOutputStream out, ByteRun rest) {
    try {
      out.write(rest.array(), rest.offset(), rest.length());
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A client left before its answer: " + gone);
    }
  }

  /**
   * Lets the container finish the response; everything that was to be written has been. While the
   * application is being stopped JAX-RS is gone before its open answers are, so that the container
   * has to be told directly.
   */
  void end() {
    boolean resumed = false;
    try {
      resumed = jaxRs.resume((Object) null);
    } catch (RuntimeException jaxRsIsGone) {
      LOG.debug("JAX-RS did not end a response: " + jaxRsIsGone);
    }
    try {
      if (!resumed) {
        container.complete();
      }
    } catch (RuntimeException alreadyEnded) {
      LOG.debug("A response had ended before: " + alreadyEnded);
    }
  }
}
