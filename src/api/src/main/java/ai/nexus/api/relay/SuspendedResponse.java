package ai.nexus.api.relay;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/**
 * A response that JAX-RS has suspended, and how it is ended. Ending may wait for the client: see
 * {@link EndingThreads}.
 *
 * @param container the request's, as JAX-RS has started it
 */
record SuspendedResponse(AsyncContext container) {

  private static final EventLog LOG = EventLog.of(SuspendedResponse.class);

  void write(ServletOutputStream out, ByteRun rest) {
    try {
      out.write(rest.array(), rest.offset(), rest.length());
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A client left before its answer: " + gone);
    }
  }

  /**
   * Lets the container finish the response; everything that was to be written has been. JAX-RS is
   * not asked: resuming it would only run its response filters, of which there are none, over an
   * answer that has gone out, and then do this (a tenth of all work on a short answer).
   */
  void end() {
    try {
      container.complete();
    } catch (RuntimeException alreadyEnded) {
      LOG.debug("A response had ended before: " + alreadyEnded);
    }
  }
}
