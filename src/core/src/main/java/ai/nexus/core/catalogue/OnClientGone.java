package ai.nexus.core.catalogue;

import java.util.Locale;

/** What becomes of a provider's answer whose client has gone. */
public enum OnClientGone {
  /** The upstream call is cancelled at once. */
  CANCEL,
  /** The answer is read to its end, within limits, so that its usage is known. */
  DRAIN;

  /** The lower-case name: what the database and the admin REST have. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static OnClientGone of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
