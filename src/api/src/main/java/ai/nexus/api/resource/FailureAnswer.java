package ai.nexus.api.resource;

import ai.nexus.api.relay.ResponseHeaders;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.openai.ErrorBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A failure as a filter answers it, in OpenAI's form; {@link FailureMapper} does it in JAX-RS. */
public final class FailureAnswer {

  private FailureAnswer() {}

  public static void write(HttpServletResponse response, GatewayException failure)
      throws IOException {
    Failure kind = failure.failure();
    byte[] body = ErrorBody.json(failure.getMessage(), kind.type(), failure.param(), kind.code());
    response.setStatus(kind.status());
    ResponseHeaders.failure(response, failure, kind.retryable());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
