package ai.nexus.api.resource;

import ai.nexus.api.ask.Clients;
import ai.nexus.api.http.FailureAnswer;
import ai.nexus.api.relay.ResponseHeaders;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.core.log.EventLog;
import ai.nexus.wire.translate.ClientDialect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** The one place where a failure in JAX-RS becomes an HTTP answer. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final EventLog LOG = EventLog.of(FailureMapper.class);

  @Context private HttpServletRequest request;
  @Context private HttpServletResponse response;

  @Override
  public Response toResponse(Throwable thrown) {
    GatewayException failure = inOurTerms(thrown);
    Failure kind = failure.failure();
    if (kind == Failure.INTERNAL) {
      String requestId = String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE));
      LOG.log(kind.logLevel(), requestId, failure.getMessage(), Map.of(), thrown);
    }
    ClientDialect words = FailureAnswer.words(request);
    ResponseHeaders.failure(response, failure, kind.retryable(), words.dialect());
    byte[] body = words.error(Clients.told(failure, FailureAnswer.requestId(response)));
    return Response.status(kind.status()).type("application/json").entity(body).build();
  }

  private GatewayException inOurTerms(Throwable thrown) {
    if (thrown instanceof GatewayException failure) {
      return failure;
    }
    if (thrown instanceof WebApplicationException fromJaxRs) {
      return fromStatus(fromJaxRs.getResponse().getStatus(), thrown);
    }
    return new GatewayException(
        Failure.INTERNAL, "The gateway failed on this request. It has been logged.", thrown);
  }

  private GatewayException fromStatus(int status, Throwable thrown) {
    String line = request.getMethod() + " " + request.getRequestURI();
    return switch (status) {
      case 404 -> new GatewayException(Failure.NOT_FOUND, "There is nothing at " + line + ".");
      case 405 ->
          new GatewayException(Failure.METHOD_NOT_ALLOWED, line + " is not allowed; see the docs.");
      case 406 ->
          new GatewayException(Failure.NOT_ACCEPTABLE, "The answer can only be application/json.");
      case 415 ->
          new GatewayException(
              Failure.UNSUPPORTED_MEDIA_TYPE, "The body must be sent as application/json.");
      case 400 ->
          new GatewayException(Failure.MALFORMED_REQUEST, "The request could not be understood.");
      default ->
          new GatewayException(Failure.INTERNAL, "The gateway failed on this request.", thrown);
    };
  }
}
