package ai.nexus.wire.model;

import java.util.Optional;

/**
 * A request that cannot be sent to any upstream. The message is meant for the caller and says what
 * to change; {@link #param} names the member at fault, as in OpenAI's error body.
 */
public final class BadRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String param; // empty: the body as a whole

  public BadRequestException(String message) {
    this(message, "");
  }

  public BadRequestException(String message, String param) {
    super(message, null, false, false);
    this.param = param;
  }

  public Optional<String> param() {
    return param.isEmpty() ? Optional.empty() : Optional.of(param);
  }
}
