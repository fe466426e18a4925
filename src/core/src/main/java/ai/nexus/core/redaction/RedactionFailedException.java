package ai.nexus.core.redaction;

/** A text could not be redacted, so it must not be written. Its message holds nothing of it. */
public final class RedactionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RedactionFailedException(String message) {
    super(message);
  }
}
