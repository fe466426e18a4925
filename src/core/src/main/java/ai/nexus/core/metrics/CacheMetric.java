package ai.nexus.core.metrics;

/**
 * The figures of the cache of answers, which are there where it is on. Its MBean {@link #BEAN} has
 * an operation besides, {@link #CLEAR}.
 */
public enum CacheMetric implements Metric {
  ANSWERS("Answers", "nexus_cache_answers", Kind.GAUGE, "Answers that are kept."),
  BYTES("Bytes", "nexus_cache_bytes", Kind.GAUGE, "Memory that the kept answers take."),
  HITS(
      "Hits",
      "nexus_cache_hits_total",
      Kind.COUNTER,
      "Requests that were answered with an earlier answer."),
  MISSES(
      "Misses",
      "nexus_cache_misses_total",
      Kind.COUNTER,
      "Requests that could have been, and went to a provider.");

  /** The MBean's name. */
  public static final String BEAN = "ai.nexus:type=Cache";

  /** Lets go of all answers; takes nothing and gives nothing. */
  public static final String CLEAR = "clear";

  private final String attribute;
  private final String label;
  private final Kind kind;
  private final String help;

  CacheMetric(String attribute, String label, Kind kind, String help) {
    this.attribute = attribute;
    this.label = label;
    this.kind = kind;
    this.help = help;
  }

  @Override
  public String attribute() {
    return attribute;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String help() {
    return help;
  }
}
