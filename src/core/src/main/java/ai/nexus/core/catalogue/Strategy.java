package ai.nexus.core.catalogue;

import java.util.Locale;

/** How one of a model's targets is chosen, among those of the lowest priority that are alive. */
public enum Strategy {
  /** In proportion to their weights. */
  WEIGHTED,
  /** The one with the fewest open requests for its weight. */
  LEAST_BUSY,
  /** The one that lately began to answer soonest. */
  FASTEST;

  /** The lower-case name: what the database and the admin REST have. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static Strategy of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
