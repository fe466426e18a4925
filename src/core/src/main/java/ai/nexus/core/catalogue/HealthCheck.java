package ai.nexus.core.catalogue;

import java.util.Locale;

/** How the gateway learns that a provider is dead, and that it is alive again. */
public enum HealthCheck {
  /** Not at all: each of its targets counts as alive. */
  OFF,
  /** From what becomes of the clients' requests. */
  PASSIVE,
  /** From that, and by asking it from time to time. */
  ACTIVE;

  /** The lower-case name: what the database and the admin REST have. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static HealthCheck of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
