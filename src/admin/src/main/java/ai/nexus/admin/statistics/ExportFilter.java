package ai.nexus.admin.statistics;

import ai.nexus.admin.problem.ProblemWriter;
import ai.nexus.core.error.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets {@value #MOST} exports run at a time and refuses more, because each takes a thread for as
 * long as its client reads. A filter, because a place must be free again whatever becomes of the
 * request, and JAX-RS does not tell a resource of its answer's end.
 */
public final class ExportFilter extends HttpFilter {

  /** With what may stand behind it. */
  public static final String PATTERN = "/stats/export/*";

  static final int MOST = 4;

  private static final long serialVersionUID = 1L;
  private static final String RETRY_SECONDS = "10";

  private final transient Semaphore places = new Semaphore(MOST);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!places.tryAcquire()) {
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", RETRY_SECONDS);
    ProblemWriter.send(
        request,
        response,
        Failure.TOO_MANY_STREAMS.status(),
        "There are " + MOST + " exports running; try again when one of them has ended.");
  }
}
