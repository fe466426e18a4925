package ai.nexus.admin.problem;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import java.util.Map;

/** The one place where errors of the resources become answers; logs those that are ours. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final EventLog LOG = EventLog.of(ProblemMapper.class);

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    Problem problem = Problems.of(thrown);
    String requestId = RequestIds.of(request);
    if (problem.status() >= 500) {
      String message = request.getMethod() + " " + request.getRequestURI() + " failed";
      LOG.log(Level.ERROR, requestId, message, Map.of("status", problem.status()), thrown);
    }
    ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.toJson(request.getRequestURI(), requestId));
    if (thrown instanceof WebApplicationException refused) {
      copyAllow(refused.getResponse(), response);
    }
    return response.build();
  }

  private static void copyAllow(Response from, ResponseBuilder to) {
    String allowed = from.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      to.header(HttpHeaders.ALLOW, allowed);
    }
  }
}
