package ai.nexus.api.chat;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.openai.ErrorBody;
import java.nio.charset.StandardCharsets;

/** A failure as a frame: {@code {"error": {…}}}. */
final class ErrorFrame {

  private ErrorFrame() {}

  static String of(GatewayException failure) {
    Failure kind = failure.failure();
    byte[] error = ErrorBody.json(failure.getMessage(), kind.type(), failure.param(), kind.code());
    return new String(error, StandardCharsets.UTF_8);
  }
}
