package ai.nexus.api.http;

import ai.nexus.api.ask.Clients;
import ai.nexus.api.relay.ResponseHeaders;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.ClientDialect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * A failure as a filter answers it, in the words of whom the path is for; in JAX-RS the resources'
 * {@code FailureMapper} does it.
 */
public final class FailureAnswer {

  private FailureAnswer() {}

  public static void write(
      HttpServletRequest request, HttpServletResponse response, GatewayException failure)
      throws IOException {
    Failure kind = failure.failure();
    ClientDialect words = words(request);
    byte[] body = words.error(Clients.told(failure, requestId(response)));
    response.setStatus(kind.status());
    ResponseHeaders.failure(response, failure, kind.retryable(), words.dialect());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** As the filter in front has set it. */
  public static Optional<String> requestId(HttpServletResponse response) {
    return Optional.ofNullable(response.getHeader("x-request-id"));
  }

  /** Anthropic's SDKs name their version with each request, also where paths are the same. */
  public static ClientDialect words(HttpServletRequest request) {
    if (request.getHeader("anthropic-version") != null) {
      return Clients.of(Dialect.ANTHROPIC);
    }
    return Clients.at(request.getRequestURI().substring(request.getContextPath().length()));
  }
}
