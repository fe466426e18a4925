package ai.nexus.core.usage;

import ai.nexus.core.rollup.Trust;
import java.util.Locale;

/** Where the token counts of an entry come from. The lower-case name is what the ledger shows. */
public enum UsageSource {
  /** The provider reported them. */
  REPORTED,
  /** The provider reported nothing; counted by the gateway from the text. */
  ESTIMATED,
  /** The exchange ended early; the counts cover what came until then. */
  PARTIAL,
  /**
   * Answered by the gateway, which had kept the answer to such a request: nothing was used, so that
   * what the provider counted for the first one is 0 here.
   */
  CACHED,
  /** No tokens were used or none can be known; the counts are empty. */
  NONE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static UsageSource of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  public Trust trust() {
    return switch (this) {
      case REPORTED, CACHED -> Trust.REPORTED;
      case ESTIMATED -> Trust.ESTIMATED;
      case PARTIAL -> Trust.PARTIAL;
      case NONE -> Trust.UNKNOWN;
    };
  }
}
