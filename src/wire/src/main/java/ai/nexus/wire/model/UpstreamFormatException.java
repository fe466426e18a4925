package ai.nexus.wire.model;

/** The upstream sent something that cannot be relayed within our limits. */
public class UpstreamFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UpstreamFormatException(String message) {
    super(message);
  }

  public UpstreamFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
