package ai.nexus.core.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that failed, with the {@link Failure} that says how. The message goes to the caller: it
 * says what to change and holds no secret.
 */
public final class GatewayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final String param;
  private final Duration retryAfter;

  public GatewayException(Failure failure, String message) {
    this(failure, message, null, null, null);
  }

  public GatewayException(Failure failure, String message, Throwable cause) {
    this(failure, message, null, null, cause);
  }

  private GatewayException(
      Failure failure, String message, String param, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.failure = failure;
    this.param = param;
    this.retryAfter = retryAfter;
  }

  /**
   * A failure that one request field caused; {@code param} is its name, as OpenAI's errors give it.
   */
  public static GatewayException atParam(Failure failure, String param, String message) {
    return new GatewayException(failure, message, param, null, null);
  }

  /** A failure that is known to be over after a while. */
  public static GatewayException retryAfter(Failure failure, String message, Duration wait) {
    return new GatewayException(failure, message, null, wait, null);
  }

  public Failure failure() {
    return failure;
  }

  /** How long it is of no use to send the request again, where that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public Optional<String> param() {
    return Optional.ofNullable(param);
  }
}
