package ai.nexus.core.access;

/** What shows a provider who asks cannot be had. The message is for the operator. */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AccessException(String message) {
    super(message);
  }

  public AccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
