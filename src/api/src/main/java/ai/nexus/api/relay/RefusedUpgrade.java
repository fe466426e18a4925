package ai.nexus.api.relay;

import ai.nexus.api.routing.AttemptFailure;
import ai.nexus.core.error.GatewayException;
import java.util.Optional;

/**
 * A provider's own answer to a socket's handshake, which the client is to see as it came, but where
 * {@link #inOurWords} has others for it.
 */
public final class RefusedUpgrade extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String contentType;
  private final String retryAfter;
  private final byte[] body;
  private final transient AttemptFailure failure;

  RefusedUpgrade(
      int status,
      String contentType,
      Optional<String> retryAfter,
      byte[] body,
      AttemptFailure failure,
      Optional<GatewayException> ours) {
    super("status " + status, ours.orElse(null));
    this.failure = failure;
    this.status = status;
    this.contentType = contentType;
    this.retryAfter = retryAfter.orElse("");
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public Optional<String> retryAfter() {
    return Optional.of(retryAfter).filter(value -> !value.isEmpty());
  }

  /** What it says of the target. */
  public AttemptFailure failure() {
    return failure;
  }

  /** What the client is told in its place; empty where it sees the answer itself. */
  public Optional<GatewayException> inOurWords() {
    return getCause() instanceof GatewayException ours ? Optional.of(ours) : Optional.empty();
  }

  public byte[] body() {
    return body.clone();
  }
}
