package ai.nexus.core.catalogue;

/**
 * Where a target stands among those of its model, as RFC 2782 has it for servers: those of the
 * lowest priority are tried first, and share the requests in proportion to their weights; one of
 * weight 0 serves only where the others of its priority fail.
 *
 * @param priority 0 to 1000
 * @param weight 0 to 1000
 */
public record Placement(int priority, int weight) {

  public static final int MOST = 1000;
  public static final Placement DEFAULT = new Placement(1, 1);

  public Placement {
    check("priority", priority);
    check("weight", weight);
  }

  private static void check(String name, int value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(name + " must be 0–" + MOST + ", was " + value);
    }
  }
}
