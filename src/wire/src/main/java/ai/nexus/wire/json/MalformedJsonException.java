package ai.nexus.wire.json;

/**
 * The bytes are not JSON. The message names what was wrong and where, in bytes from the first one
 * fed. Carries no stack trace: a broken upstream may cause one per event.
 */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String reason;

  public MalformedJsonException(long offset, String reason) {
    super(reason + " at byte " + offset, null, false, false);
    this.offset = offset;
    this.reason = reason;
  }

  /** Where the fault is, counted from the first byte fed. */
  public long offset() {
    return offset;
  }

  /** What was wrong, without the place. */
  public String reason() {
    return reason;
  }
}
