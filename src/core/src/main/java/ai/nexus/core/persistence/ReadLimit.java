package ai.nexus.core.persistence;

/** How long a statement may run that someone waits for: it fails then, and what asked for it. */
public final class ReadLimit {

  public static final int SECONDS = 30;

  private ReadLimit() {}
}
