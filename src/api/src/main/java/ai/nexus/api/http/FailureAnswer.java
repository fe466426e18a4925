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
import java.util.List;
import java.util.Optional;

/**
 * A failure as a filter answers it, in the words of whom the path is for; in JAX-RS the resources'
 * {@code FailureMapper} does it.
 */
public final class FailureAnswer {

  private static final String MODELS = "/v1/models";
  private static final List<String> GOOGLES_HEADERS =
      List.of("x-goog-api-key", "x-goog-api-client");

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

  /**
   * Where paths are the same, headers tell whose SDK it is: Anthropic's name their version with
   * each request, Google's (github.com/googleapis/js-genai src/_api_client.ts) send their key in
   * one of their own.
   */
  public static ClientDialect words(HttpServletRequest request) {
    if (request.getHeader("anthropic-version") != null) {
      return Clients.of(Dialect.ANTHROPIC);
    }
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return isOfGoogle(request, path) ? Clients.of(Dialect.GEMINI) : Clients.at(path);
  }

  /** Google's stable version is called v1, as OpenAI's only one is; both have models below it. */
  private static boolean isOfGoogle(HttpServletRequest request, String path) {
    if (!path.startsWith(MODELS)) {
      return false;
    }
    boolean callsMethod = "POST".equals(request.getMethod()) && path.indexOf(':') >= 0;
    return callsMethod
        || GOOGLES_HEADERS.stream().anyMatch(name -> request.getHeader(name) != null);
  }
}
