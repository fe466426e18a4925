package ai.nexus.bench.measure;

import java.util.Locale;

/** What is measured of a contender, with its unit. */
public enum Figure {
  RATE("requests/s", 0),
  CPU("CPU µs per request", 1),
  CPU_PER_BYTE("CPU ns per byte", 3),
  P50("p50 ms", 3),
  P99("p99 ms", 3),
  ERRORS("errors", 0),
  BYTES("bytes per answer", 0),
  EVENTS("events/s", 0),
  LOST("events lost", 0),
  THREADS_AT_REST("threads at rest", 0),
  THREADS("threads under load", 0),
  HEAP_PER_STREAM("heap KiB per stream", 1),
  MEMORY_PER_STREAM("resident KiB per stream", 1),
  HEAP_GROWTH("heap growth MiB", 1),
  MEMORY("resident MiB", 0),
  SENT_PER_READER("KiB taken for each reader", 0),
  SENT_LATER("KiB taken later", 0),
  START("start s", 2),
  FIRST_START("first start s", 2);

  private final String label;
  private final int decimals;

  Figure(String label, int decimals) {
    this.label = label;
    this.decimals = decimals;
  }

  public String label() {
    return label;
  }

  public String format(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Its name in results.json. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
