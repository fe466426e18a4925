package ai.nexus.api.relay;

import java.util.Optional;

/**
 * A provider's own answer to a socket's handshake, which the client is to see as it came.
 *
 * @see UpstreamErrors#ofStatus for those that it is not
 */
public final class RefusedUpgrade extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String contentType;
  private final String retryAfter;
  private final byte[] body;

  RefusedUpgrade(int status, String contentType, Optional<String> retryAfter, byte[] body) {
    super("status " + status);
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

  public byte[] body() {
    return body.clone();
  }
}
