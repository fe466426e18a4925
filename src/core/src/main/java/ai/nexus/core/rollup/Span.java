package ai.nexus.core.rollup;

/** The lengths of time that have roll-ups, in UTC. */
public enum Span {
  QUARTER(1),
  HOUR(4),
  DAY(96);

  private final int quarters;

  Span(int quarters) {
    this.quarters = quarters;
  }

  public int quarters() {
    return quarters;
  }

  /** The first quarter of the span that the given one lies in. */
  public int startOf(int quarter) {
    return Math.floorDiv(quarter, quarters) * quarters;
  }
}
