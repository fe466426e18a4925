package ai.nexus.core.usage;

import java.util.Locale;

/** How an exchange ended. The lower-case name is what the ledger and the admin REST show. */
public enum Outcome {
  /** The client was sent the whole answer. */
  COMPLETED,
  /** The client went away first. */
  CLIENT_CLOSED,
  /** The upstream answered with an error, broke off, or could not be reached. */
  UPSTREAM_ERROR,
  /** The upstream took longer than a limit allows. */
  TIMEOUT,
  /** The gateway refused the request; no upstream was asked. */
  REJECTED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static Outcome of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
