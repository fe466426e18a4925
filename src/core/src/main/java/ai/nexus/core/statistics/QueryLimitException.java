package ai.nexus.core.statistics;

/** A query is refused because it takes more than may be read, or held in memory, for one answer. */
public final class QueryLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final int most;

  /** What there are too many of. */
  public enum Limit {
    /** Entries that have to be looked at. */
    ENTRIES,
    /** Rows of the answer. */
    ROWS
  }

  /**
   * @param most how many there may be
   */
  public QueryLimitException(Limit limit, int most) {
    super("more than " + most + " " + limit);
    this.limit = limit;
    this.most = most;
  }

  public Limit limit() {
    return limit;
  }

  /** How many there may be. */
  public int most() {
    return most;
  }
}
