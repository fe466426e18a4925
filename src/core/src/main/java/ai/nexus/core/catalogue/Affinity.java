package ai.nexus.core.catalogue;

import java.util.Locale;

/** What stays with the target that served it before, while that one is alive. */
public enum Affinity {
  /** Nothing: each request is placed anew. */
  NONE,
  /** A conversation, so that its provider finds the prompt in its cache. */
  CONVERSATION;

  /** The lower-case name: what the database and the admin REST have. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static Affinity of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
