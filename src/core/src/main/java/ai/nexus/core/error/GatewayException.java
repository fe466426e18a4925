package ai.nexus.core.error;

import java.util.Optional;

/**
 * A request that failed, with the {@link Failure} that says how. The message goes to the caller: it
 * says what to change and holds no secret.
 */
public final class GatewayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final String param;

  public GatewayException(Failure failure, String message) {
    this(failure, message, null, null);
  }

  public GatewayException(Failure failure, String message, Throwable cause) {
    this(failure, message, null, cause);
  }

  private GatewayException(Failure failure, String message, String param, Throwable cause) {
    super(message, cause);
    this.failure = failure;
    this.param = param;
  }

  /**
   * A failure that one request field caused; {@code param} is its name, as OpenAI's errors give it.
   */
  public static GatewayException atParam(Failure failure, String param, String message) {
    return new GatewayException(failure, message, param, null);
  }

  public Failure failure() {
    return failure;
  }

  public Optional<String> param() {
    return Optional.ofNullable(param);
  }
}
