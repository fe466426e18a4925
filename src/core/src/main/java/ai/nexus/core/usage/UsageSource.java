package ai.nexus.core.usage;

/** Where the token counts of an entry come from. The lower-case name is what the ledger shows. */
public enum UsageSource {
  /** The provider reported them. */
  REPORTED,
  /** The provider reported nothing; counted by the gateway from the text. */
  ESTIMATED,
  /** The exchange ended early; the counts cover what came until then. */
  PARTIAL,
  /** No tokens were used or none can be known; the counts are empty. */
  NONE;

  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
