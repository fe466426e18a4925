package ai.nexus.admin.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes a {@link Problem} from a servlet filter, where no JAX-RS mapper reaches. */
public final class ProblemWriter {

  private ProblemWriter() {}

  public static void send(
      HttpServletRequest request, HttpServletResponse response, int status, String detail)
      throws IOException {
    Problem problem = new Problem(status, Problems.phrase(status), detail);
    byte[] body =
        problem
            .toJson(request.getRequestURI(), RequestIds.of(request))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
