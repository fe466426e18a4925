package ai.nexus.admin.json;

import ai.nexus.admin.problem.ProblemWriter;
import ai.nexus.core.error.GatewayException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads a request's body whole, within {@value #SECONDS} s, before JAX-RS looks at it. JAX-RS reads
 * in several places, sets no limit to the time in all, and takes the server's read timeout for an
 * error of ours. Of a body that is too long, as much is read as shows that it is.
 */
public final class BodyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int SECONDS = 30;
  private static final Duration TIME = Duration.ofSeconds(SECONDS);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    byte[] body;
    try {
      body = SlowBody.read(request.getInputStream(), FieldsReader.MAX_BYTES + 1, TIME);
    } catch (GatewayException refused) {
      refuse(request, response, refused);
      return;
    }
    chain.doFilter(new ArrivedRequest(request, body), response);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, GatewayException refused) {
    // Nobody is to wait for what may still come of the body.
    response.setHeader("Connection", "close");
    try {
      ProblemWriter.send(request, response, refused.failure().status(), refused.getMessage());
    } catch (IOException gone) {
      // A client that broke off may not be there to be answered.
      response.setStatus(refused.failure().status());
    }
  }
}
